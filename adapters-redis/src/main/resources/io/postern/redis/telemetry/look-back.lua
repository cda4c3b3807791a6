-- Reads dead letters, newest first, until it has as many as asked for or their bytes come to the bound.
--
-- KEYS  1 stream
-- ARGV  1 where to begin: '+', or '(' and the id of an entry that is not read  2 most letters  3 bytes after which to end
-- Answers 1 when nothing older is left, else 0; then for each letter the entry's id and the letter.

local from, letters, bytes = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local answer = {0}
while letters > 0 and bytes > 0 do
  -- One at a time, because what is read beyond the bound of bytes would be read in vain.
  local entry = redis.call('XREVRANGE', KEYS[1], from, '-', 'COUNT', 1)[1]
  if not entry then
    answer[1] = 1
    break
  end
  table.insert(answer, entry[1])
  table.insert(answer, entry[2][2])
  from = '(' .. entry[1]
  letters = letters - 1
  bytes = bytes - #entry[2][2]
end
return answer
