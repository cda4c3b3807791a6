-- Sets aside meter events that cannot be read, and counts them.
--
-- KEYS  1 stream  2 list of unreadable ones  3 how many there ever were
-- ARGV  1 group  2 most that are kept; at the bound the oldest go  3 and on: entry id and text of each

local counted = 0
for at = 3, #ARGV, 2 do
  -- Only whoever takes it out sets it aside: its claim may have ended meanwhile.
  if redis.call('XDEL', KEYS[1], ARGV[at]) == 1 then
    redis.call('RPUSH', KEYS[2], ARGV[at + 1])
    counted = counted + 1
  end
  redis.pcall('XACK', KEYS[1], ARGV[1], ARGV[at])
end
redis.call('LTRIM', KEYS[2], -tonumber(ARGV[2]), -1)
return redis.call('INCRBY', KEYS[3], counted)
