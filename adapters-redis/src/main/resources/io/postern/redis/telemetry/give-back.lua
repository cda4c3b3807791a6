-- Gives back what was taken of one client's minute and not used; never more than was taken.
--
-- KEYS  1 what is used of the minute: a hash of "records" and "bytes"
-- ARGV  1 records  2 bytes
-- Answers how many of the two had something to give back.

local changed = 0
for i, field in ipairs({ 'records', 'bytes' }) do
  local used = tonumber(redis.call('HGET', KEYS[1], field) or 0)
  local back = math.min(used, tonumber(ARGV[i]))
  if back > 0 then
    redis.call('HINCRBY', KEYS[1], field, string.format('%.0f', -back))
    changed = changed + 1
  end
end
return changed
