-- Adds one revocation, unless a later one of the same subject stands or there is no room.
--
-- KEYS  1 revocations, by subject  2 subjects, by version  3 subjects, by end
-- ARGV  1 subject  2 the revocation  3 what the later of two has more of: an instant in ms  4 its end in ms  5 now in ms
--       6 most subjects, less than zero: no bound
-- Answers 1, or 0 when there is no room.
--
-- A version is a time of Redis's own clock in microseconds, and so greater than any that was given before, even by a
-- server whose data got lost: whoever asks for what is newer than a version misses nothing after a failover.

local ENDED_AT_ONCE_MAX = 1000
local subject, now = ARGV[1], tonumber(ARGV[5])

local ended = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, ENDED_AT_ONCE_MAX)
if #ended > 0 then
  redis.call('HDEL', KEYS[1], unpack(ended))
  redis.call('ZREM', KEYS[2], unpack(ended))
  redis.call('ZREM', KEYS[3], unpack(ended))
end

local known = redis.call('HGET', KEYS[1], subject)
if known and tonumber(string.match(known, '^(%d+) ')) > tonumber(ARGV[3]) then
  return 1
end
local room = tonumber(ARGV[6])
if not known and room >= 0 and redis.call('ZCARD', KEYS[2]) >= room then
  return 0
end
local time = redis.call('TIME')
local version = time[1] * 1000000 + time[2]
local newest = redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if newest[2] and tonumber(newest[2]) >= version then
  version = tonumber(newest[2]) + 1
end
redis.call('HSET', KEYS[1], subject, ARGV[3] .. ' ' .. ARGV[2])
redis.call('ZADD', KEYS[2], string.format('%.0f', version), subject)
redis.call('ZADD', KEYS[3], ARGV[4], subject)
local last_end = tonumber(redis.call('ZREVRANGE', KEYS[3], 0, 0, 'WITHSCORES')[2])
for i = 1, 3 do
  redis.call('PEXPIRE', KEYS[i], math.max(1, string.format('%.0f', last_end - now)))
end
return 1
