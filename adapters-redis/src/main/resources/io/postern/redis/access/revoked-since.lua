-- Reads what was revoked after a version, oldest first.
--
-- KEYS  1 revocations, by subject  2 subjects, by version
-- ARGV  1 the version  2 most revocations to answer
-- Answers the version of the last one, or the asked one when there is none, then the revocations.

local subjects = redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[2])
if #subjects == 0 then
  return { ARGV[1] }
end
local answer = { string.format('%.0f', tonumber(subjects[#subjects])) }
for i = 1, #subjects, 2 do
  answer[#answer + 1] = redis.call('HGET', KEYS[1], subjects[i])
end
return answer
