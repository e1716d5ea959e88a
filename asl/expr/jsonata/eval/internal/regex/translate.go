package regex

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// translation rewrites a pattern so that both engines read it as JavaScript does. It takes for granted that the pattern
// is one that JavaScript accepts; of others the engine decides.
type translation struct {
	in        []rune
	pos       int
	multiline bool
	out       strings.Builder
	groups    int            // capturing groups of the whole pattern
	names     map[string]int // the numbers of the named ones
	closed    bool           // what was written last ends a group
	special   bool           // needs the backtracking engine
	anchored  bool
	fault     string
}

// lineEnds are the characters that end a line in JavaScript, as members of a class.
const lineEnds = "\\n\\r\u2028\u2029"

func newTranslation(pattern string, multiline bool) *translation {
	t := &translation{in: []rune(pattern), multiline: multiline, names: map[string]int{}}
	t.countGroups()
	return t
}

// countGroups numbers the groups before the rewriting, for references may come before their group.
func (t *translation) countGroups() {
	class := false
	for i := 0; i < len(t.in); i++ {
		switch c := t.in[i]; {
		case c == '\\':
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '(' && !class:
			name, ok := t.groupName(i + 1)
			if ok || i+1 >= len(t.in) || t.in[i+1] != '?' {
				t.groups++
			}
			if ok {
				t.names[name] = t.groups
			}
		}
	}
}

// groupName reads ?<name> at i.
func (t *translation) groupName(i int) (name string, ok bool) {
	rest := string(t.in[min(i, len(t.in)):])
	if !strings.HasPrefix(rest, "?<") || strings.HasPrefix(rest, "?<=") || strings.HasPrefix(rest, "?<!") {
		return "", false
	}
	end := strings.IndexByte(rest, '>')
	if end < 0 {
		return "", false
	}
	return rest[2:end], true
}

func (t *translation) run() string {
	for t.pos < len(t.in) && t.fault == "" {
		c := t.in[t.pos]
		t.pos++
		closed := t.closed
		t.closed = false
		switch c {
		case '(':
			t.open()
		case ')':
			t.out.WriteByte(')')
			t.closed = true
		case '*', '+', '?':
			t.out.WriteRune(c)
			t.special = t.special || closed
		case '{':
			t.brace(closed)
		case '|':
			t.out.WriteByte('|')
		case '^', '$':
			t.lineAnchor(c)
		case '.':
			t.out.WriteString("[^" + lineEnds + "]")
		case '[':
			t.class()
		case '\\':
			t.escape()
		default:
			t.literal(c)
		}
	}
	return t.out.String()
}

// open writes the beginning of a group. Names are left out: the engines number named groups in ways of their own.
func (t *translation) open() {
	t.out.WriteByte('(')
	if name, ok := t.groupName(t.pos); ok {
		t.pos += len([]rune(name)) + 3
		return
	}
	if t.pos >= len(t.in) || t.in[t.pos] != '?' {
		return
	}
	kind := "?:"
	rest := string(t.in[t.pos:])
	for _, k := range []string{"?=", "?!", "?<=", "?<!"} {
		if strings.HasPrefix(rest, k) {
			kind = k
			t.special, t.anchored = true, true
		}
	}
	if !strings.HasPrefix(rest, kind) {
		t.fault = "a group starts with an unknown (?"
	}
	t.out.WriteString(kind)
	t.pos += len(kind)
}

// brace writes a counted repetition, or the brace itself where none stands.
func (t *translation) brace(closed bool) {
	end := t.pos
	for end < len(t.in) && (t.in[end] == ',' || '0' <= t.in[end] && t.in[end] <= '9') {
		end++
	}
	body := string(t.in[t.pos:end])
	least, most, ranged := strings.Cut(body, ",")
	if end >= len(t.in) || t.in[end] != '}' || least == "" || strings.Contains(most, ",") {
		t.literal('{')
		return
	}
	t.out.WriteString("{" + count(least))
	if ranged {
		t.out.WriteString(",")
		if most != "" {
			t.out.WriteString(count(most))
		}
	}
	t.out.WriteString("}")
	t.pos = end + 1
	t.special = t.special || closed
}

// count keeps the count of a repetition in the range of the engines.
func count(digits string) string {
	n, err := strconv.Atoi(digits)
	if err != nil || n > 1<<30 {
		n = 1 << 30
	}
	return strconv.Itoa(n)
}

// lineAnchor writes ^ and $. With the flag m they know more ends of lines than the engines do.
func (t *translation) lineAnchor(c rune) {
	t.anchored = t.anchored || c == '^'
	switch {
	case !t.multiline:
		t.out.WriteRune(c)
	case c == '^':
		t.special = true
		t.out.WriteString("(?:^|(?<=[" + lineEnds + "]))")
	default:
		t.special = true
		t.out.WriteString("(?:$|(?=[" + lineEnds + "]))")
	}
}

// literal writes a character that stands for itself.
func (t *translation) literal(c rune) { t.out.WriteString(quoted(c)) }

// quoted returns a character so that it stands for itself, also in a class.
func quoted(c rune) string {
	switch {
	case c < ' ' || c == 0x7f:
		return `\x` + strconv.FormatInt(0x100+int64(c), 16)[1:]
	case c < 0x7f && !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != ' ' && c != '_':
		return `\` + string(c)
	}
	return string(c)
}

// escape writes what follows a backslash outside of classes.
func (t *translation) escape() {
	if t.pos >= len(t.in) {
		t.fault = "a backslash stands at the end"
		return
	}
	c := t.in[t.pos]
	switch {
	case c == 'b' || c == 'B':
		t.pos++
		t.anchored = true
		t.out.WriteString(`\` + string(c))
	case '1' <= c && c <= '9' && t.reference():
	case c == 'k' && len(t.names) > 0:
		t.pos++
		if name, ok := t.referredName(); ok {
			t.refer(t.names[name])
		}
	default:
		s := t.classEscape(false)
		if s.set == "" {
			t.literal(s.char)
		} else {
			t.out.WriteString("[" + s.set + "]")
		}
	}
}

// referredName reads <name> after \k.
func (t *translation) referredName() (name string, ok bool) {
	rest := string(t.in[t.pos:])
	end := strings.IndexByte(rest, '>')
	if !strings.HasPrefix(rest, "<") || end < 0 {
		t.fault = `a \k has no name`
		return "", false
	}
	name = rest[1:end]
	t.pos += len([]rune(name)) + 2
	return name, true
}

// reference writes a reference to a group, when there are as many groups.
func (t *translation) reference() bool {
	n, end := 0, t.pos
	for end < len(t.in) && '0' <= t.in[end] && t.in[end] <= '9' && n <= t.groups {
		n = n*10 + int(t.in[end]-'0')
		end++
	}
	if n > t.groups {
		return false
	}
	t.pos = end
	t.refer(n)
	return true
}

func (t *translation) refer(n int) {
	t.special = true
	t.out.WriteString(`(?:\` + strconv.Itoa(n) + ")")
}

// hex reads n hexadecimal digits at pos+skip.
func (t *translation) hex(skip, n int) (rune, bool) {
	from := t.pos + skip
	if from+n > len(t.in) {
		return 0, false
	}
	for _, c := range t.in[from : from+n] {
		if !strings.ContainsRune("0123456789abcdefABCDEF", c) {
			return 0, false
		}
	}
	value, err := strconv.ParseUint(string(t.in[from:from+n]), 16, 32)
	return rune(value), err == nil
}

// unit reads the digits of \uXXXX; two that are halves of one character are read together.
func (t *translation) unit() (rune, bool) {
	c, ok := t.hex(0, 4)
	if !ok {
		return 0, false
	}
	t.pos += 4
	if utf16.IsSurrogate(c) && t.pos+1 < len(t.in) && t.in[t.pos] == '\\' && t.in[t.pos+1] == 'u' {
		if low, ok := t.hex(2, 4); ok && utf16.DecodeRune(c, low) != unicode.ReplacementChar {
			t.pos += 6
			return utf16.DecodeRune(c, low), true
		}
	}
	return c, true
}
