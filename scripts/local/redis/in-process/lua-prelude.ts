/**
 * Makes Lua 5.4 look like the 5.1 that Redis embeds: old names, numbers printed alike, no way out to files or
 * processes, globals that are read-only while a script runs. Gets the host's two calls, returns the function that runs a
 * script. A failure leaves as a table with its text and its line.
 */
export const LUA_PRELUDE = `
local call, protected_call = ...
local getinfo, xpcall, error, type, rawset = debug.getinfo, xpcall, error, type, rawset
local globals, format, math_type, plain_tostring = _G, string.format, math.type, tostring

unpack = table.unpack
loadstring = load
math.pow = function(base, exponent) return base ^ exponent end
table.getn = function(list) return #list end
tostring = function(value)
  if math_type(value) == "float" then return format("%.14g", value) end
  return plain_tostring(value)
end

io, os, package, require, dofile, loadfile, print, debug, warn = nil, nil, nil, nil, nil, nil, nil, nil, nil

local function refuse_write() error("Attempt to modify a readonly table", 2) end
local function read_only(library)
  return setmetatable({}, { __index = library, __newindex = refuse_write, __metatable = false })
end

redis = read_only({
  call = call,
  pcall = protected_call,
  status_reply = function(text) return { ok = text } end,
  error_reply = function(text)
    if type(text) ~= "string" then return { err = "ERR wrong number or type of arguments" } end
    text = text:gsub("^%-", "")
    if not text:find(" ", 1, true) then text = "ERR " .. text end
    return { err = text }
  end,
})
string, table, math = read_only(string), read_only(table), read_only(math)

local function describe(failure)
  local described = type(failure) == "table" and failure or { err = "ERR " .. tostring(failure) }
  for level = 2, 50 do
    local caller = getinfo(level, "Sl")
    if not caller then break end
    if caller.source == "@user_script" then
      described.line = caller.currentline
      break
    end
  end
  return described
end

setmetatable(globals, {
  __index = function(_, name)
    error("Script attempted to access nonexistent global variable '" .. plain_tostring(name) .. "'", 2)
  end,
  __newindex = refuse_write,
})

return function(script, keys, arguments)
  rawset(globals, "KEYS", keys)
  rawset(globals, "ARGV", arguments)
  return xpcall(script, describe)
end
`;
