/** One chat; the layout draws it and says so when it does not exist. */
export default function ChatPage() {
  return null;
}
