-- Forgets that something may wait for a destination, unless that was noted lately.
--
-- KEYS  1 destinations of which something may wait  2 destinations whose receipts may be asked about
-- ARGV  1 the destination's name  2 how old its last note must be, in milliseconds
-- Answers how many were forgotten.

local noted = tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or 0)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if noted > now - tonumber(ARGV[2]) then
  return 0
end
-- What was delivered last may be asked about for as long as anything.
redis.call('ZADD', KEYS[2], now, ARGV[1])
return redis.call('ZREM', KEYS[1], ARGV[1])
