-- Forgets dead letters that were kept for their time, oldest first.
--
-- KEYS  1 stream  2 depth  3 of destinations
-- ARGV  1 the time in ms before which letters go  2 most letters
-- Answers how many went.

-- What one destination has: a member for each of its letters, in the order of their coming, and their bytes. A member
-- tells its letter's bytes, so that both stay right also where an older replica took a letter out and left the member.
local function member(destination, id, bytes)
  local ms, number = string.match(id, '^(%d+)-(%d+)$')
  return string.format('%s %s-%s%s %d', destination, ms, string.rep('0', 20 - #number), number, bytes)
end

local function let_go(entry)
  redis.call('XDEL', KEYS[1], entry[1])
  local destination = entry[2][4]
  if destination and redis.call('ZREM', KEYS[3], member(destination, entry[1], #entry[2][2])) == 1 then
    redis.call('HINCRBY', KEYS[2], 'bytes of ' .. destination, -#entry[2][2])
  end
end

local gone, bytes = 0, 0
while gone < tonumber(ARGV[2]) do
  local entry = redis.call('XRANGE', KEYS[1], '-', '(' .. ARGV[1] .. '-0', 'COUNT', 1)[1]
  if not entry then
    break
  end
  let_go(entry)
  gone = gone + 1
  bytes = bytes + #entry[2][2]
end
if gone > 0 then
  local kept = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
  redis.call('HSET', KEYS[2], 'bytes', math.max(kept - bytes, 0))
end
return gone
