-- Adds series to those that one client sent on one day, unless there would be too many of them.
--
-- KEYS  1 a HyperLogLog of the series  2 a copy to try on, which is gone afterwards
-- ARGV  1 series allowed  2... hashes of series
-- Answers 1 when they are in it, 0 when nothing was added.

local known = redis.call('GET', KEYS[1])
if known then
  redis.call('SET', KEYS[2], known)
end
local changed = 0
-- A thousand at a time: Lua passes no more than some 8,000 values at once.
for first = 2, #ARGV, 1000 do
  local last = math.min(first + 999, #ARGV)
  changed = changed + redis.call('PFADD', KEYS[2], unpack(ARGV, first, last))
end
if changed > 0 and redis.call('PFCOUNT', KEYS[2]) > tonumber(ARGV[1]) then
  redis.call('DEL', KEYS[2])
  return 0
end
redis.call('RENAME', KEYS[2], KEYS[1])
redis.call('EXPIRE', KEYS[1], 172800)
return 1
