-- Notes that something may be stored for a destination from now on.
--
-- KEYS  1 destinations of which something may wait  2 destinations whose receipts may be asked about; both by the time of
--       their last note, in milliseconds of Redis's own clock
-- ARGV  1 the destination's name  2 most names in the first  3 how long a name stays in the second, in milliseconds
-- Answers 1, or 0 when there are too many.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local most = tonumber(ARGV[2])
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) and redis.call('ZCARD', KEYS[1]) >= most then
  return 0
end
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZADD', KEYS[2], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - tonumber(ARGV[3]))
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -most - 1)
return 1
