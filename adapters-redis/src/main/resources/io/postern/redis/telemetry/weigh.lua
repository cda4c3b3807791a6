-- Notes which clients send to a partition and what they weigh, and adds up the weights of all who did so lately.
--
-- KEYS  1 senders, by when they were noted in ms of Redis's own clock: weight ':' client
-- ARGV  1 how long a note counts, in ms  2... senders
-- Answers their weights together.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[1], now, ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[1]))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
local weights = 0
for _, sender in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  weights = weights + (tonumber(string.match(sender, '^%d+')) or 0)
end
return weights
