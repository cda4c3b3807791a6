-- Puts an entitlement in the place of what the caller knows to be there, or forgets that.
--
-- KEYS  1 entitlements, by client
-- ARGV  1 most entitlements  2 client  3 what should stand there; empty: nothing  4 what to put there; empty: nothing
-- Answers 1, 0 when something else stands there, or -1 when there is no room.

local kept = redis.call('HGET', KEYS[1], ARGV[2]) or ''
if kept ~= ARGV[3] then
  return 0
end
if ARGV[4] == '' then
  redis.call('HDEL', KEYS[1], ARGV[2])
  return 1
end
if kept == '' and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[1]) then
  return -1
end
redis.call('HSET', KEYS[1], ARGV[2], ARGV[4])
return 1
