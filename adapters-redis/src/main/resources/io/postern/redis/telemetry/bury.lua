-- Keeps dead letters. At either bound of all of them the oldest go: of the destination of the new letter if that has more
-- than its share, else of another one that has, else of all.
--
-- KEYS  1 stream  2 depth  3 of destinations
-- ARGV  1 most letters  2 most bytes  3 the share of one destination in letters  4 in bytes, then the destination and the
--       letter of each
-- Answers how many letters went.

local letters_max, bytes_max = tonumber(ARGV[1]), tonumber(ARGV[2])
local share_letters, share_bytes = tonumber(ARGV[3]), tonumber(ARGV[4])
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
local function members(destination)
  return '[' .. destination .. ' ', '(' .. destination .. '!'
end

-- How far it is over its share; 1 is its share.
local function fullness(destination)
  local own = redis.call('ZLEXCOUNT', KEYS[3], members(destination))
  local own_bytes = tonumber(redis.call('HGET', KEYS[2], 'bytes of ' .. destination) or 0)
  if own == 0 then
    redis.call('HDEL', KEYS[2], 'bytes of ' .. destination)
  end
  return own > 1 and math.max(own / share_letters, own_bytes / share_bytes) or 0
end

-- Lets its oldest letter go; answers whether there was one.
local function forget_oldest_of(destination)
  local from, to = members(destination)
  while true do
    local oldest = redis.call('ZRANGEBYLEX', KEYS[3], from, to, 'LIMIT', 0, 1)[1]
    if not oldest then
      return false
    end
    local ms, number, size = string.match(oldest, ' (%d+)-0*(%d+) (%d+)$')
    local entry = redis.call('XRANGE', KEYS[1], ms .. '-' .. number, ms .. '-' .. number)[1]
    if entry then
      forget(entry)
      return true
    end
    redis.call('ZREM', KEYS[3], oldest)
    redis.call('HINCRBY', KEYS[2], 'bytes of ' .. destination, -size)
  end
end

-- The one that is furthest over its share; looked for anew only once the last one is not over it any more. When there is
-- none there will be none in this call but those that get letters, which are looked at by themselves.
local fullest, nobody = nil, false
local function fullest_over_its_share()
  if fullest and fullness(fullest) > 1 then
    return fullest
  end
  fullest = nil
  if nobody then
    return nil
  end
  local most = 1
  for _, field in ipairs(redis.call('HKEYS', KEYS[2])) do
    local destination = string.match(field, '^bytes of (.+)$')
    local full = destination and fullness(destination) or 0
    if full > most then
      fullest, most = destination, full
    end
  end
  nobody = not fullest
  return fullest
end

local function make_room(newest)
  local crowding
  if fullness(newest) > 1 then
    crowding, fullest = newest, newest
  else
    crowding = fullest_over_its_share()
  end
  if not (crowding and forget_oldest_of(crowding)) then
    forget(redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1])
  end
end

for i = 5, #ARGV, 2 do
  local destination, letter = ARGV[i], ARGV[i + 1]
  local id = redis.call('XADD', KEYS[1], '*', 'l', letter, 'd', destination)
  redis.call('ZADD', KEYS[3], 0, member(destination, id, #letter))
  redis.call('HINCRBY', KEYS[2], 'bytes of ' .. destination, #letter)
  bytes = bytes + #letter
  letters = letters + 1
  while letters > letters_max or (bytes > bytes_max and letters > 1) do
    make_room(destination)
  end
end
redis.call('HSET', KEYS[2], 'bytes', bytes)
return gone
