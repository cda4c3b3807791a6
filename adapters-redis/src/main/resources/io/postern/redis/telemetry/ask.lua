-- Takes calls out of the budget of one API: the generic cell rate algorithm of ITU-T I.371.
--
-- KEYS  1 when the budget will be full again, in microseconds of Redis's own clock; absent: it is full
-- ARGV  1 calls per second  2 most calls at once  3 calls wanted  4 calls worth coming back for
-- Answers how many calls are granted and, when none is, after how many microseconds asking again is worthwhile.

local per_second, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local wanted, worthwhile = tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local known = tonumber(redis.call('GET', KEYS[1]) or 0)
-- Never later than a budget can take to fill: else a clock that is set back would shut it for as long.
local full = math.min(math.max(known, now), now + math.ceil(burst * 1000000 / per_second))
local free = math.floor(burst - (full - now) * per_second / 1000000)
local granted = math.min(wanted, free)
if granted > 0 then
  -- Up, so that what is cut off is never granted.
  full = full + math.ceil(granted * 1000000 / per_second)
end
if granted > 0 or full < known then
  -- Needs no memory: a Redis that is out of memory refuses what does, but not in a script that has written already.
  -- Without calls nothing would be delivered then, and nothing would make room.
  redis.call('DEL', KEYS[1])
  -- A number of 16 digits is more than tostring keeps.
  redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
end
if granted > 0 then
  return {granted, 0}
end
return {0, math.max(1, math.ceil(full - now - (burst - worthwhile) * 1000000 / per_second))}
