-- Adds decisions to those of one hour.
--
-- KEYS  1 decisions of the hour, by application, as their number, a blank and when the last was made
-- ARGV  1 most applications  2 seconds to keep the hour for  and for each application three:
--       its name  decisions to add  when the last of them was made, in Unix milliseconds
-- Answers how many applications found no room.

local most = tonumber(ARGV[1])
local refused = 0
for i = 3, #ARGV, 3 do
  local kept = redis.call('HGET', KEYS[1], ARGV[i])
  local count = tonumber(ARGV[i + 1])
  local last = tonumber(ARGV[i + 2])
  if kept then
    local before, at = string.match(kept, '^(%d+) (%d+)$')
    count = count + tonumber(before or 0)
    last = math.max(last, tonumber(at or 0))
  end
  if kept or redis.call('HLEN', KEYS[1]) < most then
    redis.call('HSET', KEYS[1], ARGV[i], string.format('%d %d', count, last))
  else
    refused = refused + 1
  end
end
redis.call('EXPIRE', KEYS[1], ARGV[2])
return refused
