-- Ends claims: what is postponed is kept, the rest leaves the queue. A claim that this consumer no longer holds in the
-- same delivery was settled before, or is somebody else's by now: it is left alone.
--
-- KEYS  1 retries  2 stream  3 postponed  4 depth  5 notes
-- ARGV  1 group  2 consumer  3 oldest note to keep, in ms  4 how long notes are kept, in ms  5 most notes  6 new notes, then
--       for each of these: time in ms, note, then for each claim:
--       key index, entry id, deliveries, bytes, submissions, number of postponed frames, then for each of these:
--       due time in ms, member (unique text ':' records ':' submissions ':' frame), bytes, submissions
-- Answers the places, from zero, of the claims that it left alone.

local group, consumer = ARGV[1], ARGV[2]
local late = {}
local place = 0
local first_note, notes = 7, tonumber(ARGV[6])
local at = first_note - 1 + 2 * notes

local function next_argument()
  at = at + 1
  return ARGV[at]
end

local function held(stream, id, deliveries)
  local reply = redis.pcall('XPENDING', stream, group, id, id, 1)
  if reply.err and not string.find(reply.err, 'NOGROUP', 1, true) then
    reply = redis.call('XPENDING', stream, group, id, id, 1)
  end
  local pending = reply[1]
  return pending and pending[2] == consumer and pending[4] == deliveries
end

while at < #ARGV do
  local stream = KEYS[tonumber(next_argument())]
  local id = next_argument()
  local deliveries = tonumber(next_argument())
  local bytes = 0 - tonumber(next_argument())
  local submissions = 0 - tonumber(next_argument())
  local postponed = tonumber(next_argument())
  local is_held = held(stream, id, deliveries)
  if is_held then
    -- First, because it needs no memory: a Redis that is out of memory refuses what does, but not in a script that has
    -- written already, and settling is what makes room.
    redis.call('XACK', stream, group, id)
    redis.call('XDEL', stream, id)
  else
    late[#late + 1] = place
  end
  place = place + 1
  for _ = 1, postponed do
    local due, member = next_argument(), next_argument()
    bytes = bytes + tonumber(next_argument())
    submissions = submissions + tonumber(next_argument())
    if is_held then
      redis.call('ZADD', KEYS[3], due, member)
    end
  end
  if is_held then
    redis.call('HINCRBY', KEYS[4], 'bytes', bytes)
    redis.call('HINCRBY', KEYS[4], 'submissions', submissions)
  end
end
if tonumber(ARGV[4]) > 0 then
  for i = first_note, first_note + 2 * notes - 1, 2 do
    redis.call('ZADD', KEYS[5], ARGV[i], ARGV[i + 1])
  end
  redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', '(' .. ARGV[3])
  redis.call('ZREMRANGEBYRANK', KEYS[5], 0, -1 - tonumber(ARGV[5]))
  redis.call('PEXPIRE', KEYS[5], ARGV[4])
end
return late
