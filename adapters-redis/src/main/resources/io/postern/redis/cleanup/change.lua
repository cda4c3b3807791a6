-- Puts an allowlist entry in the place of exactly what the caller knows, an entry or none, or forgets one; and writes down
-- who did that. Entries that ended long ago go when one comes, a few each time.
--
-- KEYS  1 entries, in the order of their bytes  2 ids by the end of their entries, in seconds  3 changes, by their numbers
-- ARGV  1 id  2 the entry that should stand there; empty: none of that id  3 the one to put there; empty: none
--       4 its end  5 most entries  6 entries that ended before that go
--       7 who  8 when, in milliseconds  9 from which entry and 10 to which one, as the trail tells it; empty: none
--       11 most changes  12 changes made before that go, in milliseconds
-- Answers 1, 0 when there is no room, or -1 when something else stands there.

if ARGV[2] ~= '' then
  if not redis.call('ZSCORE', KEYS[1], ARGV[2]) then
    return -1
  end
else
  if #redis.call('ZRANGEBYLEX', KEYS[1], '[' .. ARGV[1] .. '\0', '(' .. ARGV[1] .. '\1', 'LIMIT', 0, 1) > 0 then
    return -1
  end
  local full = redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[5])
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[6], 'LIMIT', 0, full and 1000 or 10)) do
    redis.call('ZREMRANGEBYLEX', KEYS[1], '[' .. id .. '\0', '(' .. id .. '\1')
    redis.call('ZREM', KEYS[2], id)
  end
  if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[5]) then
    return 0
  end
end

-- The change comes first: if this goes wrong, the entry stays as it is.
local newest = redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', 1)[1]
local number = newest and tonumber(string.match(newest[1], '^%d+')) + 1 or 1
redis.call('XADD', KEYS[3], 'MAXLEN', '=', ARGV[11], string.format('%.0f-0', number),
  'at', ARGV[8], 'by', ARGV[7], 'from', ARGV[9], 'to', ARGV[10])
for _, change in ipairs(redis.call('XRANGE', KEYS[3], '-', string.format('(%.0f-0', number), 'COUNT', 10)) do
  if tonumber(change[2][2]) >= tonumber(ARGV[12]) then
    break
  end
  redis.call('XDEL', KEYS[3], change[1])
end

if ARGV[2] ~= '' then
  redis.call('ZREM', KEYS[1], ARGV[2])
end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[2], ARGV[1])
else
  redis.call('ZADD', KEYS[1], 0, ARGV[3])
  redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1])
end
return 1
