-- Changes what is kept of one client, if it is still what was read.
--
-- KEYS  1 clients, by id
-- ARGV  1 most clients  2 id  3 what was read, empty for nothing  4 what takes its place, empty for nothing
-- Answers 1 when it was done, 0 when something else is kept, -1 when there is no room.

local kept = redis.call('HGET', KEYS[1], ARGV[2]) or ''
if kept ~= ARGV[3] then
  return 0
end
if ARGV[4] == '' then
  redis.call('HDEL', KEYS[1], ARGV[2])
  return 1
end
if kept == '' and redis.call('HEXISTS', KEYS[1], ARGV[2]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[1]) then
  return -1
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[4])
return 1
