#!/bin/bash
# The report: figures and a page from a day's journal. The page is self-contained, and only its user can read it.
# shellcheck source-path=SCRIPTDIR
source /vitaminb/src/Tests/Rig/harness.bash
install_vitaminb > /tmp/install.log 2>&1 || { cat /tmp/install.log; exit 1; }

# looks FILE - reads the page as a browser does: reports tags that don't match, and prints what it found.
cat > /tmp/looks.py << 'PYTHON'
import html.parser, re, sys

class Page(html.parser.HTMLParser):
    open, found, numbers, label = [], {}, {}, ""

    def handle_starttag(self, tag, attributes):
        self.found[tag] = self.found.get(tag, 0) + 1
        for name, value in attributes:
            assert not name.startswith("on") and name not in ("src", "href"), f"{tag} {name}"
            assert "://" not in (value or ""), value
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> at {self.getpos()}"

    def handle_data(self, data):
        if "dt" in self.open[-1:]:
            self.label = data
        if "dd" in self.open[-1:]:
            self.numbers[self.label] = data
        if "td" in self.open[-1:]:
            self.numbers["months"] = self.numbers.get("months", 0) + int(data)

text = open(sys.argv[1], encoding="utf-8").read()
assert "://" not in text and not re.search(r"@import|javascript:", text)
page = Page()
page.feed(text)
page.close()
assert not page.open, page.open
days = [int(n) for n in re.findall(r"<title>[^<]*: (\d+) interactions?</title>", text)]
print("elements", len(page.found), "scripts", page.found.get("script", 0), "pictures", page.found["svg"], "days", sum(days), "of", len(days))
for name, value in page.numbers.items():
    print(f"{name}: {value}")
PYTHON
looks() { /usr/bin/python3 /tmp/looks.py "$1"; }
mode() { stat -c %a "$1"; }

t "a contact with a name that is a script" vitaminb add '<script>alert("x")</script>' --group friends
t "a call" vitaminb ack Ada --via call
t "a meal, three weeks ago" vitaminb ack Ada --via meal --when "3 weeks ago"
t "another, ten days ago" vitaminb ack Ada --via meal --when "10 days ago"
t "a letter to the script" vitaminb ack script --via letter --when yesterday
t "a wrong call" vitaminb ack Henrik --via call
t "taken back" vitaminb undo
t "favors" vitaminb gave script "a tip"
t "got" vitaminb got Ada lunch
t "an introduction" vitaminb introduced Ada script
t "and one by the script" vitaminb introduced script Henrik

t "report has what was said, without what was taken back" \
  holds '.[0].report | .interactions == 4 and .contacts == 2 and (.means | map(.interactions) | add) == 4' vitaminb report --json
t "the rounds of friends: in time, ten days after the first, and today" holds \
  '.[0].report.cadences[] | select(.from == "friends") | .kept == 2 and .late == 0 and .skipped == 0' vitaminb report --json
t "in a terminal it has bars" says '^  meal +█+ 2$' vitaminb report
cat > /tmp/narrow.py << 'PYTHON'
import sys
lines = sys.stdin.buffer.read().decode().splitlines()
sys.exit(len(lines) < 10 or max(map(len, lines)) > 40)
PYTHON
t "a narrow one, too" bash -c 'NO_COLOR=1 script -qec "stty cols 40; vitaminb report" /dev/null | /usr/bin/python3 /tmp/narrow.py'

mkdir -p /tmp/bin && printf '#!/bin/sh\necho "$1" > /tmp/opened\n' > /tmp/bin/xdg-open && chmod +x /tmp/bin/xdg-open
path=$(umask 022; PATH=/tmp/bin:$PATH vitaminb report --open)
t "--open hands it to the desktop" equal "$(cat /tmp/opened)" "$path"
t "the page is where its path says" equal "$path" "$HOME/.cache/vitaminb/report.html"
t "only its user can read it" equal "$(mode "$path") $(mode "$HOME/.cache/vitaminb")" "600 700"
t "it is valid, and loads nothing" looks "$path"
looks "$path" > /tmp/looks
t "names are text" grep -qF '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;' "$path"
t "and not scripts" says 'scripts 0 pictures' cat /tmp/looks
figures() { vitaminb report --json | jq -r "$1"; }
t "its interactions are those of the figures" says "^interactions: $(figures .report.interactions)$" cat /tmp/looks
t "so are its people" says "^people: $(figures .report.contacts)$" cat /tmp/looks
t "and who is due" says "^due now: $(figures .due)$" cat /tmp/looks
t "and the rounds in time" says "^in time: $(figures '[.report.cadences[] | .kept, .late, .skipped] as $all |
  [.report.cadences[] | .kept] | add / ($all | add) * 100 | round')%$" cat /tmp/looks
t "and its days" says "days $(figures '[.report.days[].interactions] | add') of $(figures '.report.days | length')$" cat /tmp/looks
t "and its months" says "^months: $(figures .report.interactions)$" cat /tmp/looks

chmod 644 "$path"
t "written again, it is private again" \
  bash -c '[[ $(PATH=/tmp/bin:$PATH vitaminb report --open) == "$1" && $(stat -c %a "$1") == 600 ]]' - "$path"
t "to standard output it is the same" bash -c 'cmp <(vitaminb report --output -) "$1"' - "$path"
t "an earlier year is empty" holds '.[0].report.interactions == 0' vitaminb report --json --year "$(($(date +%Y) - 2))"
t "a future year is refused" not vitaminb report --year 9999 --output -

# Chromium's windows are at least 500 pixels wide, so the phone's page is in a frame.
if command -v chromium > /dev/null; then
  browser() { timeout 60 chromium --headless=new --no-sandbox --disable-gpu --user-data-dir=/tmp/chromium --hide-scrollbars "$@"; }
  printf '<meta name="color-scheme" content="light dark"><style>body { margin: 0 } iframe { border: 0 }</style><iframe src="%s"
    width="390" height="900"></iframe>' "file://$path" > /tmp/phone.html
  # shot NAME SCHEME PAGE - SCHEME is 0 for dark and 1 for light.
  shot() { browser --blink-settings="preferredColorScheme=$2" --window-size=1280,900 --screenshot="/tmp/$1.png" "file://$3"; }
  t "Chromium shows it" shot light 1 "$path"
  t "dark" shot dark 0 "$path"
  t "on a phone" shot phone 1 /tmp/phone.html
  t "on paper" browser --no-pdf-header-footer --print-to-pdf=/tmp/report.pdf "file://$path"
  t "as pages" grep -aq '/Type */Pages\|/Type /Page' /tmp/report.pdf
  if command -v identify > /dev/null; then
    # brightness NAME - of this screenshot, in percent.
    brightness() { identify -format '%[fx:round(100*mean)]' "/tmp/$1.png"; }
    t "bright by day" test "$(brightness light)" -gt 80
    t "dark by night" test "$(brightness dark)" -lt 30
    t "with graphics" test "$(identify -format %k /tmp/light.png)" -gt 100
  else
    skip "a look at what Chromium shows" "imagemagick is not installed"
  fi
  [[ ! -d /vitaminb/pictures ]] || cp /tmp/light.png /tmp/dark.png /tmp/phone.png /tmp/report.pdf /vitaminb/pictures/
else
  skip "a look at it in Chromium" "chromium is not installed"
fi
