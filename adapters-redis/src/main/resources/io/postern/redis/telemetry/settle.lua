-- Ends claims: what is postponed is kept, the rest leaves the queue. A claim that this consumer no longer holds in the
-- same delivery was settled before, or is somebody else's by now: it is left alone.
--
-- KEYS  1 retries  2 stream  3 postponed  4 depth  5 notes
-- ARGV  1 group  2 consumer  3 oldest note to keep, in ms  4 how long notes are kept, in ms  5 most notes  6 new notes, then
--       for each of these: time in ms, note, then for each claim:
--       key index, entry id, deliveries, bytes, submissions, number of postponed frames, then for each of these:
--       due time in ms, member (unique text ':' records ':' submissions ':' frame), bytes, submissions
--       A thousand claims at most: Lua unpacks no more than some thousand values.
-- Answers the places, from zero, of the claims that it left alone.

local group, consumer = ARGV[1], ARGV[2]
local first_note, notes = 7, tonumber(ARGV[6])
local at = first_note - 1 + 2 * notes
local NEVER_DELIVERED = 0

local function next_argument()
  at = at + 1
  return ARGV[at]
end

local function next_claim()
  local claim = {
    stream = KEYS[tonumber(next_argument())],
    id = next_argument(),
    deliveries = tonumber(next_argument()),
    bytes = 0 - tonumber(next_argument()),
    submissions = 0 - tonumber(next_argument()),
    postponed = {},
  }
  for _ = 1, tonumber(next_argument()) do
    claim.postponed[#claim.postponed + 1] = { due = next_argument(), member = next_argument() }
    claim.bytes = claim.bytes + tonumber(next_argument())
    claim.submissions = claim.submissions + tonumber(next_argument())
  end
  return claim
end

-- How often each entry that the consumer holds between these was delivered, of as many as asked for.
local function deliveries_of_held(stream, from, to, most)
  local reply = redis.pcall('XPENDING', stream, group, from, to, most, consumer)
  if reply.err and not string.find(reply.err, 'NOGROUP', 1, true) then
    reply = redis.call('XPENDING', stream, group, from, to, most, consumer)
  end
  local deliveries = {}
  for _, pending in ipairs(reply) do
    deliveries[pending[1]] = pending[4]
  end
  return deliveries
end

local late = {}
local place = 0
local bytes, submissions = 0, 0

-- Claims of one stream together, for a call from here costs Redis more than what it does to an entry.
local function settle(claims)
  local stream = claims[1].stream
  -- They mostly come in order, with few others of the consumer's in between. What is not found so is asked for alone.
  local among = deliveries_of_held(stream, claims[1].id, claims[#claims].id, 2 * #claims)
  local held, ids = {}, {}
  for _, claim in ipairs(claims) do
    local deliveries = among[claim.id] or deliveries_of_held(stream, claim.id, claim.id, 1)[claim.id]
    if deliveries == claim.deliveries then
      -- The same claim once more is not held any more.
      among[claim.id] = NEVER_DELIVERED
      held[#held + 1] = claim
      ids[#ids + 1] = claim.id
    else
      late[#late + 1] = place
    end
    place = place + 1
  end
  if #held == 0 then
    return
  end
  -- First, because it needs no memory: a Redis that is out of memory refuses what does, but not in a script that has
  -- written already, and settling is what makes room.
  redis.call('XACK', stream, group, unpack(ids))
  redis.call('XDEL', stream, unpack(ids))
  for _, claim in ipairs(held) do
    bytes = bytes + claim.bytes
    submissions = submissions + claim.submissions
    for _, frame in ipairs(claim.postponed) do
      redis.call('ZADD', KEYS[3], frame.due, frame.member)
    end
  end
end

local together = {}
while at < #ARGV do
  local claim = next_claim()
  if #together > 0 and together[1].stream ~= claim.stream then
    settle(together)
    together = {}
  end
  together[#together + 1] = claim
end
if #together > 0 then
  settle(together)
end
if bytes ~= 0 or submissions ~= 0 then
  redis.call('HINCRBY', KEYS[4], 'bytes', bytes)
  redis.call('HINCRBY', KEYS[4], 'submissions', submissions)
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
