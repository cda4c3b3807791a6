-- Moves a frame that cannot be read out of the way, into a list that an operator can look at.
--
-- KEYS  1 the entry's stream  2 corrupt  3 depth
-- ARGV  1 group  2 entry id  3 its bytes  4 its submissions  5 the frame  6 most frames to keep
-- Answers how many frames were ever set aside, or 0 when somebody else did it.

if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then
  return 0
end
redis.call('XDEL', KEYS[1], ARGV[2])
redis.call('RPUSH', KEYS[2], ARGV[5])
redis.call('LTRIM', KEYS[2], -tonumber(ARGV[6]), -1)
-- Subtracted from zero, because Lua's -0 is no number to Redis.
redis.call('HINCRBY', KEYS[3], 'bytes', 0 - tonumber(ARGV[3]))
redis.call('HINCRBY', KEYS[3], 'submissions', 0 - tonumber(ARGV[4]))
return redis.call('HINCRBY', KEYS[3], 'corrupt', 1)
