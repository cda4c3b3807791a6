-- Claims what waits: postponed frames that are due, frames whose taker died, then new ones.
--
-- KEYS  1 retries  2 stream  3 postponed  4 corrupt  5 depth
-- ARGV  1 group  2 consumer  3 now in ms  4 lease in ms  5 most records  6 most bytes  7 '1' to look for dead takers too
--       8, 9 where to look on in retries and stream
-- Answers the time in ms until the next postponed frame is due (-1: none, or something was claimed), where to look on
-- next time in retries and stream, 1 if it stopped at a maximum, so that there may be more, then one
-- {key index, entry id, deliveries, submissions, frame} for each claim. Both maxima may be passed by one frame.

local group, consumer = ARGV[1], ARGV[2]
local now = tonumber(ARGV[3])
local records_left, bytes_left = tonumber(ARGV[5]), tonumber(ARGV[6])
local RETRIES, STREAM = 1, 2
local answer = { -1, ARGV[8], ARGV[9], 0 }
local MORE = 4
local CLAIMS_AFTER = #answer
-- Redis serves nobody else meanwhile: some 20 ms on a slow machine. Each step goes through up to ten claims of others.
local STEPS_MAX = 500

local function has_room()
  return records_left > 0 and bytes_left > 0
end

-- A flushed or new Redis has no group: it is made, and the command done again. Other errors are raised by the repeat.
local function in_group(stream, ...)
  local reply = redis.pcall(...)
  if type(reply) ~= 'table' or not reply.err then
    return reply
  end
  if string.find(reply.err, 'NOGROUP', 1, true) then
    redis.call('XGROUP', 'CREATE', KEYS[stream], group, '0', 'MKSTREAM')
  end
  return redis.call(...)
end

local function claim(stream, entry, deliveries)
  local fields = entry[2]
  local frame = fields[6] or ''
  records_left = records_left - (tonumber(fields[2]) or 1)
  bytes_left = bytes_left - #frame
  answer[#answer + 1] = { stream, entry[1], deliveries, fields[4] or '0', frame }
end

local function move_due_to_retries()
  local records, bytes = 0, 0
  while records < records_left and bytes < bytes_left do
    local due = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, 1)[1]
    if not due then
      return
    end
    -- First, because it needs no memory: a Redis that is out of memory refuses what does, but not in a script that has
    -- written already, and without takers it would stay full for ever.
    redis.call('ZREM', KEYS[3], due)
    local frame_records, submissions, frame_at = string.match(due, '^[^:]*:(%d+):(%d+):()')
    if frame_at then
      redis.call('XADD', KEYS[RETRIES], '*', 'r', frame_records, 's', submissions, 'f', string.sub(due, frame_at))
      records = records + tonumber(frame_records)
    else
      redis.call('RPUSH', KEYS[4], due)
      redis.call('HINCRBY', KEYS[5], 'corrupt', 1)
    end
    bytes = bytes + #due
  end
end

-- Goes on where the last look ended: frames that nobody here can read come round after each lease, and must not stand
-- in the way of those behind them.
local function claim_of_the_dead(stream)
  local cursor = ARGV[7 + stream]
  local steps = 0
  repeat
    local reply = in_group(stream, 'XAUTOCLAIM', KEYS[stream], group, consumer, ARGV[4], cursor, 'COUNT', 1)
    cursor = reply[1]
    for _, entry in ipairs(reply[2]) do
      -- Redis 6.2 answers nothing in the place of an entry that somebody deleted by hand.
      if entry and entry[2] then
        local pending = redis.call('XPENDING', KEYS[stream], group, entry[1], entry[1], 1)[1]
        claim(stream, entry, pending[4])
      end
    end
    steps = steps + 1
  until cursor == '0-0' or steps == STEPS_MAX or not has_room()
  answer[1 + stream] = cursor
end

local function claim_new(stream)
  while has_room() do
    local reply =
      in_group(stream, 'XREADGROUP', 'GROUP', group, consumer, 'COUNT', 1, 'STREAMS', KEYS[stream], '>')
    if not reply then
      return
    end
    claim(stream, reply[1][2][1], 1)
  end
end

-- What is deleted by hand or evicted is not counted out, and would fill an empty queue for ever.
local function forget_depth_of_nothing()
  if redis.call('XLEN', KEYS[RETRIES]) + redis.call('XLEN', KEYS[STREAM]) == 0 then
    redis.call('HDEL', KEYS[5], 'bytes', 'submissions')
  end
end

move_due_to_retries()
claim_new(RETRIES)
if ARGV[7] == '1' then
  for _, stream in ipairs({ RETRIES, STREAM }) do
    if has_room() then
      claim_of_the_dead(stream)
    end
  end
end
claim_new(STREAM)

if not has_room() then
  answer[MORE] = 1
end
if #answer == CLAIMS_AFTER then
  local next_due = redis.call('ZRANGE', KEYS[3], 0, 0, 'WITHSCORES')[2]
  if next_due then
    answer[1] = math.max(0, tonumber(next_due) - now)
  elseif ARGV[7] == '1' then
    forget_depth_of_nothing()
  end
end
return answer
