-- Forgets meter events that a sink has taken, or that were set aside.
--
-- KEYS  1 stream
-- ARGV  1 group  2 and on: entry ids

for at = 2, #ARGV do
  redis.call('XDEL', KEYS[1], ARGV[at])
  -- A flushed Redis has no group, and then nothing is pending either.
  redis.pcall('XACK', KEYS[1], ARGV[1], ARGV[at])
end
return 1
