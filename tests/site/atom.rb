# Reads Atom feeds as strictly as their format: what is missing, misplaced or has a wrong value is an error.
require "rss"

ARGV.each do |file|
  parser = RSS::Parser.new(File.read(file, encoding: "utf-8"))
  parser.do_validate = true
  parser.ignore_unknown_element = false
  feed = parser.parse
  abort "#{file} is no Atom feed" unless feed.is_a?(RSS::Atom::Feed)
end
