-- Stores one submission under its key, unless that key is known.
--
-- KEYS  1 stream  2 depth  3 keys, by digest  4 times of keys, by digest  5 notes
--       6 times of this client's keys, by digest
-- ARGV  1 most bytes that the queue may hold  2 bytes of this frame  3 its records  4 the frame  5 digest of the client
--       and its key  6 fingerprint of what is sent  7 now in ms  8 how long keys are kept, in ms  9 most keys
--       10 most keys of this client
--       and for a note that goes with it:  11 how long notes are kept, in ms  12 most notes  13 time in ms  14 note
-- Answers {'stored', entry id}, {'before', entry id}, {'reused'} or {'full'}.

local AT_ONCE_MAX = 100
local now, kept = tonumber(ARGV[7]), tonumber(ARGV[8])

local expired = redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now - kept, 'LIMIT', 0, AT_ONCE_MAX)
if #expired > 0 then
  redis.call('HDEL', KEYS[3], unpack(expired))
  redis.call('ZREM', KEYS[4], unpack(expired))
end

local known = redis.call('HGET', KEYS[3], ARGV[5])
if known then
  local id, fingerprint = string.match(known, '^([%d-]+) (.*)$')
  if fingerprint == ARGV[6] then
    return { 'before', id }
  end
  return { 'reused' }
end

local held = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
if held + tonumber(ARGV[2]) > tonumber(ARGV[1]) then
  return { 'full' }
end
local id = redis.call('XADD', KEYS[1], '*', 'r', ARGV[3], 's', 1, 'f', ARGV[4])
redis.call('HINCRBY', KEYS[2], 'bytes', ARGV[2])
redis.call('HINCRBY', KEYS[2], 'submissions', 1)

local function forget_oldest(times, many)
  if many < 1 then
    return
  end
  local gone = redis.call('ZPOPMIN', times, math.min(many, AT_ONCE_MAX))
  for i = 1, #gone, 2 do
    redis.call('HDEL', KEYS[3], gone[i])
    redis.call('ZREM', KEYS[4], gone[i])
  end
end

-- Room for one more key, only now: Redis refuses to grow when it is out of memory, unless the script has written before.
redis.call('ZREMRANGEBYSCORE', KEYS[6], '-inf', now - kept)
forget_oldest(KEYS[6], redis.call('ZCARD', KEYS[6]) + 1 - tonumber(ARGV[10]))
-- All of them are too many: the client's own go first, and the oldest of all if it has none. One that goes so stays behind
-- in the times of its client's, where it counts until it is the oldest there.
forget_oldest(KEYS[6], math.min(redis.call('ZCARD', KEYS[4]) + 1 - tonumber(ARGV[9]), 1))
forget_oldest(KEYS[4], redis.call('ZCARD', KEYS[4]) + 1 - tonumber(ARGV[9]))

redis.call('HSET', KEYS[3], ARGV[5], id .. ' ' .. ARGV[6])
redis.call('ZADD', KEYS[4], now, ARGV[5])
redis.call('PEXPIRE', KEYS[3], kept)
redis.call('PEXPIRE', KEYS[4], kept)
redis.call('ZADD', KEYS[6], now, ARGV[5])
redis.call('PEXPIRE', KEYS[6], kept)
if ARGV[14] then
  redis.call('ZADD', KEYS[5], ARGV[13], ARGV[14])
  redis.call('ZREMRANGEBYRANK', KEYS[5], 0, -1 - tonumber(ARGV[12]))
  redis.call('PEXPIRE', KEYS[5], ARGV[11])
end
return { 'stored', id }
