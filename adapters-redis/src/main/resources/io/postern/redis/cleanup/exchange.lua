-- Puts an allowlist entry in the place of exactly the one that the caller knows, or forgets that one.
--
-- KEYS  1 entries, in the order of their bytes  2 ids by the end of their entries, in seconds
-- ARGV  1 id  2 the entry that should stand there  3 the one to put there; empty: none  4 its end
-- Answers 1, or 0 when another one stands there, or none.

if redis.call('ZREM', KEYS[1], ARGV[2]) == 0 then
  return 0
end
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[2], ARGV[1])
else
  redis.call('ZADD', KEYS[1], 0, ARGV[3])
  redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1])
end
return 1
