-- Adds one operator, if there is room.
--
-- KEYS  1 operators, by id
-- ARGV  1 most operators  2 id  3 the operator
-- Answers 1, or 0 when there is no room.

if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
return 1
