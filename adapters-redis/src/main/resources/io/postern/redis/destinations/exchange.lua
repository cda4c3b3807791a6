-- Puts a destination in the place of exactly the one that the caller knows, or forgets that one.
--
-- KEYS  1 destinations, by name
-- ARGV  1 name  2 the destination that should stand there  3 the one to put there; empty: none
-- Answers 1, or 0 when another one stands there, or none.

if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return 0
end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], ARGV[1])
else
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
end
return 1
