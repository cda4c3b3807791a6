-- Notes which clients send to a partition and what they weigh, and adds up the weights of all who did so lately.
--
-- KEYS  1 senders, by when they were noted in ms of Redis's own clock: weight ':' client
-- ARGV  1 how long a note counts, in ms  2... senders
-- Answers their weights together.

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[1]))
local weight_of = {}
for _, sender in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local weight, client = string.match(sender, '^(%d+):(.*)$')
  weight_of[client] = tonumber(weight)
end
for i = 2, #ARGV do
  local weight, client = string.match(ARGV[i], '^(%d+):(.*)$')
  local known = weight_of[client] or 0
  -- One weight for each client, the largest: tokens of several would make it count several times.
  if known > 0 and known < tonumber(weight) then
    redis.call('ZREM', KEYS[1], known .. ':' .. client)
  end
  weight_of[client] = math.max(known, tonumber(weight))
  redis.call('ZADD', KEYS[1], now, weight_of[client] .. ':' .. client)
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
local weights = 0
for _, weight in pairs(weight_of) do
  weights = weights + weight
end
return weights
