-- Keeps refused entries, each id once, and lets the oldest go.
--
-- KEYS  1 ids, in the order of their coming  2 the text of each, by id
-- ARGV  1 now, in milliseconds  2 first millisecond that is kept  3 most entries  then id and text of each
-- Answers which of them were not kept yet, by their numbers from zero.

local gone = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[2] .. '000')
for _, id in ipairs(gone) do
  redis.call('ZREM', KEYS[1], id)
  redis.call('HDEL', KEYS[2], id)
end

-- A thousand places for each millisecond; numbers up to 2^53 are exact.
local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
local place = math.max(tonumber(ARGV[1]) * 1000, (tonumber(newest[2]) or 0) + 1)
local fresh = {}
for at = 4, #ARGV, 2 do
  if redis.call('HSETNX', KEYS[2], ARGV[at], ARGV[at + 1]) == 1 then
    redis.call('ZADD', KEYS[1], string.format('%.0f', place), ARGV[at])
    place = place + 1
    fresh[#fresh + 1] = (at - 4) / 2
  end
end

local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[3])
if over > 0 then
  for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, over - 1)) do
    redis.call('ZREM', KEYS[1], id)
    redis.call('HDEL', KEYS[2], id)
  end
end
return fresh
