-- Keeps one destination under a name that is free, if there is room.
--
-- KEYS  1 destinations, by name
-- ARGV  1 most destinations  2 name  3 the destination
-- Answers 1, 0 when there is no room, or -1 when the name is taken.

if redis.call('HEXISTS', KEYS[1], ARGV[2]) == 1 then
  return -1
end
if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
return 1
