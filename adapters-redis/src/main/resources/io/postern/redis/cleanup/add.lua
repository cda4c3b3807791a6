-- Keeps one allowlist entry under an id that is free, if there is room. Entries that ended long ago go, a few each time.
--
-- KEYS  1 entries, in the order of their bytes  2 ids by the end of their entries, in seconds
-- ARGV  1 most entries  2 id  3 first bytes of every entry of that id  4 what is just behind these  5 the entry
--       6 its end  7 entries that ended before that go
-- Answers 1, 0 when there is no room, or -1 when the id is taken.

if #redis.call('ZRANGEBYLEX', KEYS[1], '[' .. ARGV[3], '(' .. ARGV[4], 'LIMIT', 0, 1) > 0 then
  return -1
end
local full = redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1])
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[7], 'LIMIT', 0, full and 1000 or 10)) do
  redis.call('ZREMRANGEBYLEX', KEYS[1], '[' .. id .. '\0', '(' .. id .. '\1')
  redis.call('ZREM', KEYS[2], id)
end
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('ZADD', KEYS[1], 0, ARGV[5])
redis.call('ZADD', KEYS[2], ARGV[6], ARGV[2])
return 1
