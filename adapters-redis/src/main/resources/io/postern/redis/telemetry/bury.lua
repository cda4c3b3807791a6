-- Keeps dead letters; at either bound the oldest go, at those of one destination its own oldest.
--
-- KEYS  1 stream  2 depth  3 of destinations
-- ARGV  1 most letters  2 most bytes  3 most letters of one destination  4 most bytes of one, then the destination and the
--       letter of each
-- Answers how many letters went.

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

local letters_max, bytes_max = tonumber(ARGV[1]), tonumber(ARGV[2])
local own_letters_max, own_bytes_max = tonumber(ARGV[3]), tonumber(ARGV[4])
-- Deletes nothing and needs no memory: a Redis that is out of memory refuses what does, but not in a script that has
-- written already. Without a place for its dead letters no round of delivery could settle, and nothing would make room.
redis.call('XDEL', KEYS[1], '0-0')
local letters = redis.call('XLEN', KEYS[1])
local bytes = 0
-- Who clears the stream by hand need not know that its bytes are counted.
if letters > 0 then
  bytes = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
else
  redis.call('DEL', KEYS[2], KEYS[3])
end
local gone = 0

local function forget(entry)
  let_go(entry)
  bytes = bytes - #entry[2][2]
  letters = letters - 1
  gone = gone + 1
end

-- A space comes before, and an exclamation mark behind, all that a name of a destination has.
local function bound(destination)
  local from, to = '[' .. destination .. ' ', '(' .. destination .. '!'
  local own = redis.call('ZLEXCOUNT', KEYS[3], from, to)
  local own_bytes = tonumber(redis.call('HGET', KEYS[2], 'bytes of ' .. destination) or 0)
  while own > own_letters_max or (own_bytes > own_bytes_max and own > 1) do
    local oldest = redis.call('ZRANGEBYLEX', KEYS[3], from, to, 'LIMIT', 0, 1)[1]
    local ms, number, size = string.match(oldest, ' (%d+)-0*(%d+) (%d+)$')
    local entry = redis.call('XRANGE', KEYS[1], ms .. '-' .. number, ms .. '-' .. number)[1]
    if entry then
      forget(entry)
    else
      redis.call('ZREM', KEYS[3], oldest)
      redis.call('HINCRBY', KEYS[2], 'bytes of ' .. destination, -size)
    end
    own = own - 1
    own_bytes = own_bytes - size
  end
  if own == 0 then
    redis.call('HDEL', KEYS[2], 'bytes of ' .. destination)
  end
end

for i = 5, #ARGV, 2 do
  local destination, letter = ARGV[i], ARGV[i + 1]
  local id = redis.call('XADD', KEYS[1], '*', 'l', letter, 'd', destination)
  redis.call('ZADD', KEYS[3], 0, member(destination, id, #letter))
  redis.call('HINCRBY', KEYS[2], 'bytes of ' .. destination, #letter)
  bytes = bytes + #letter
  letters = letters + 1
  bound(destination)
end
while letters > letters_max or (bytes > bytes_max and letters > 1) do
  forget(redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1])
end
redis.call('HSET', KEYS[2], 'bytes', bytes)
return gone
