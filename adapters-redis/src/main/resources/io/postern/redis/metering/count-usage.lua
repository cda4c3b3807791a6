-- Counts events that were not counted before and lets them wait for each sink: all of it or nothing.
--
-- KEYS  ids by hour; texts of series by day; streams of the sinks; calls of applications by bucket; sums by bucket and
--       series, in the order in which the arguments need them
-- ARGV  how long ids are remembered, in seconds
--       how many hours; of each how many ids, and these
--       how many days; of each how many names of series, and these
--       how many sinks, and how many events there must be room for; of each most events
--       how many buckets; of each when it goes in Unix seconds, how many pairs, and these: application, calls more
--       how many groups of sums; of each how many keys hold the same, when each of them goes, how many fields, these,
--       calls first, and how much more each of them is
--       the events as texts, when there are sinks
-- Answers 0 when all is counted. 1 and the places of ids that were counted before; 2 when a series has no name any more;
-- 3 and the number of a sink without room: then nothing is done. Places and numbers are from zero.

local at, key = 0, 0

local function next_argument()
  at = at + 1
  return ARGV[at]
end

local function next_number()
  return tonumber(next_argument())
end

local function next_key()
  key = key + 1
  return KEYS[key]
end

local remembered = next_argument()
local slices, counted, place = {}, { 1 }, 0
for _ = 1, next_number() do
  local size = next_number()
  local hour = next_key()
  local flags = redis.call('SMISMEMBER', hour, unpack(ARGV, at + 1, at + size))
  for i = 1, size do
    if flags[i] == 1 then counted[#counted + 1] = place + i - 1 end
  end
  slices[#slices + 1] = { hour, at + 1, at + size }
  at = at + size
  place = place + size
end
if #counted > 1 then return counted end

for _ = 1, next_number() do
  local day = next_key()
  for _ = 1, next_number() do
    if redis.call('HEXISTS', day, next_argument()) == 0 then return { 2 } end
  end
end

local sinks, needed = next_number(), next_number()
local streams = {}
for i = 1, sinks do
  streams[i] = next_key()
  if redis.call('XLEN', streams[i]) + needed > next_number() then return { 3, i - 1 } end
end

for _, slice in ipairs(slices) do
  redis.call('SADD', slice[1], unpack(ARGV, slice[2], slice[3]))
  redis.call('EXPIRE', slice[1], remembered)
end

for _ = 1, next_number() do
  local bucket, goes = next_key(), next_argument()
  for _ = 1, next_number() do
    local application = next_argument()
    redis.call('HINCRBY', bucket, application, next_argument())
  end
  redis.call('EXPIREAT', bucket, goes)
end

local sum = {}
for _ = 1, next_number() do
  local keys = next_number()
  local goes = at
  at = at + keys
  local fields = next_number()
  for i = 1, keys do
    local sums = next_key()
    local held = redis.call('HMGET', sums, unpack(ARGV, at + 1, at + fields))
    for field = 1, fields do
      sum[2 * field - 1] = ARGV[at + field]
      sum[2 * field] = held[field] and string.format('%d', held[field] + ARGV[at + fields + field])
        or ARGV[at + fields + field]
    end
    redis.call('HSET', sums, unpack(sum, 1, 2 * fields))
    if not held[1] then redis.call('EXPIREAT', sums, ARGV[goes + i]) end
  end
  at = at + 2 * fields
end

if sinks > 0 then
  for event = at + 1, #ARGV do
    for i = 1, sinks do
      redis.call('XADD', streams[i], '*', 'e', ARGV[event])
    end
  end
end
return { 0 }
