-- Remembers how far a pull has come, unless it is further already.
--
-- KEYS  1 milliseconds since 1970
-- ARGV  1 the same, as far as it is now
-- Answers 1, or 0 when it is further already.

local known = redis.call('GET', KEYS[1])
if known and tonumber(known) >= tonumber(ARGV[1]) then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1])
return 1
