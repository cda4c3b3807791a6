-- What the scripts of dead letters share; it stands in front of each.
--
-- KEYS  1 stream  2 depth  3 of destinations

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
