-- Takes a share of what one client may send in one minute: all that is wanted, or what is left if that is enough.
--
-- KEYS  1 what is used of the minute: a hash of "records" and "bytes"
-- ARGV  1 records allowed  2 records needed  3 records wanted  4 bytes allowed  5 bytes needed  6 bytes wanted
-- Answers {0, records granted, bytes granted}, or {1} when records are lacking, or {2} when bytes are.

local function left(field, allowed)
  return tonumber(allowed) - tonumber(redis.call('HGET', KEYS[1], field) or 0)
end

local records, bytes = left('records', ARGV[1]), left('bytes', ARGV[4])
if tonumber(ARGV[2]) > records then
  return {1}
end
if tonumber(ARGV[5]) > bytes then
  return {2}
end
records = math.min(records, tonumber(ARGV[3]))
bytes = math.min(bytes, tonumber(ARGV[6]))
redis.call('HINCRBY', KEYS[1], 'records', string.format('%.0f', records))
redis.call('HINCRBY', KEYS[1], 'bytes', string.format('%.0f', bytes))
-- Replicas' clocks may differ: a minute more than it lasts.
redis.call('EXPIRE', KEYS[1], 120)
return {0, records, bytes}
