package picture

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var iso = regexp.MustCompile(`^\d{4}(-[01]\d)?(-[0-3]\d)?(T[0-2]\d:[0-5]\d:[0-5]\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?$`)

// maxDate is how many bytes more than its picture the text of a date can have. A longer one could only have zeros without end
// before a number, and would take seconds to read in words.
const maxDate = 4096

// ToMillis is $toMillis. An empty picture reads ISO 8601 and fails with D3110 for other texts. With a picture, ok is
// false when the text does not follow it; parts of the date before the first one of the picture come from now, those
// after the last one are the first possible. It fails with D3132 to D3136 when the picture is wrong or leaves a gap.
func ToMillis(text, picture string, now time.Time) (ms float64, ok bool, err error) {
	if picture == "" {
		return isoMillis(text)
	}
	parts, err := parseDatePicture(picture)
	if err != nil {
		return 0, false, err
	}
	if len(text) > len(picture)+maxDate {
		return 0, false, nil
	}
	values, ok, err := matchDate(text, parts)
	if !ok || err != nil {
		return 0, false, err
	}
	return assemble(values, now.UTC())
}

func isoMillis(text string) (float64, bool, error) {
	fields := iso.FindStringSubmatch(text)
	if fields == nil {
		return 0, false, &Error{Code: "D3110", Value: text}
	}
	number := func(digits string) int {
		n, _ := strconv.Atoi(digits)
		return n
	}
	month, day, clock, nanos := 1, 1, []int{0, 0, 0}, 0
	if fields[1] != "" {
		month = number(fields[1][1:])
	}
	if fields[2] != "" {
		day = number(fields[2][1:])
	}
	if fields[3] != "" {
		clock = []int{number(fields[3][1:3]), number(fields[3][4:6]), number(fields[3][7:9])}
	}
	if fields[4] != "" {
		nanos = number((fields[4][1:] + "00")[:3]) * 1e6
	}
	offset := 0
	if zone := strings.Replace(fields[5], ":", "", 1); zone != "" && zone != "Z" {
		if zone[1:3] > "23" || zone[3:] > "59" {
			return 0, false, nil
		}
		offset = number(zone)
		offset = offset/100*60 + offset%100
	}
	midnight := clock[0] == 24 && clock[1]+clock[2]+nanos == 0
	if month < 1 || month > 12 || day < 1 || day > 31 || clock[0] > 23 && !midnight {
		return 0, false, nil
	}
	at := time.Date(number(text[:4]), time.Month(month), day, clock[0], clock[1]-offset, clock[2], nanos, time.UTC)
	return float64(at.UnixMilli()), true, nil
}

// wordPattern matches numbers in words.
var wordPattern = func() string {
	words := []string{"and", "[-, ]"}
	for word := range wordValues {
		words = append(words, word)
	}
	return "(?:" + strings.Join(words, "|") + ")+"
}()

// pattern returns the regular expression of a marker; adjacent says that another marker follows without a text between.
func (p *datePart) pattern(adjacent bool) (string, error) {
	switch {
	case p.component == 0:
		return regexp.QuoteMeta(p.literal), nil
	case p.component == 'C' || p.component == 'E':
		return "", &Error{Code: "D3133", Value: string(p.component)}
	case p.names != "":
		return "([a-zA-Z]+)", nil
	case p.component == 'Z' || p.component == 'z':
		return p.zonePattern(), nil
	}
	switch p.integer.kind {
	case "A", "a":
		return "([a-zA-Z]+)", nil
	case "I", "i":
		return "([MDCLXVI]+)", nil
	case "W", "w", "Ww":
		return "(" + wordPattern + ")", nil
	}
	digits := "[" + string(p.integer.zero) + "-" + string(p.integer.zero+9) + "]"
	switch {
	case adjacent && p.max > 0:
		digits += "{" + strconv.Itoa(p.max) + "}"
	case adjacent && p.integer.mandatory > 1:
		digits += "{" + strconv.Itoa(min(p.integer.mandatory, 1000)) + "}"
	default:
		digits += "+"
	}
	if p.integer.ordinal {
		digits += "(?:th|st|nd|rd)"
	}
	return "(" + digits + ")", nil
}

func (p *datePart) zonePattern() string {
	prefix := ""
	if p.component == 'z' {
		prefix = "GMT"
	}
	switch {
	case len(p.integer.separators) > 0:
		return prefix + "([-+][0-9]+" + regexp.QuoteMeta(string(p.integer.separators[0].char)) + "[0-9]+)"
	case p.integer.mandatory > 2:
		return prefix + "([-+][0-9]{3,4})"
	}
	return prefix + "([-+][0-9]+)"
}

// matchDate reads the components of the text.
func matchDate(text string, parts []datePart) (values map[byte]float64, ok bool, err error) {
	var source strings.Builder
	source.WriteString("(?i)^")
	var markers []*datePart
	for i := range parts {
		pattern, err := parts[i].pattern(i+1 < len(parts) && parts[i+1].component != 0)
		if err != nil {
			return nil, false, err
		}
		source.WriteString(pattern)
		if parts[i].component != 0 {
			markers = append(markers, &parts[i])
		}
	}
	re, err := regexp.Compile(source.String() + "$")
	if err != nil {
		return nil, false, nil
	}
	fields := re.FindStringSubmatch(text)
	if fields == nil || len(markers) == 0 {
		return nil, false, nil
	}
	values = map[byte]float64{}
	for i, marker := range markers {
		value := marker.read(fields[i+1])
		if math.IsNaN(value) {
			return nil, false, nil
		}
		values[marker.component] = value
	}
	return values, true, nil
}

func (p *datePart) read(text string) float64 {
	switch {
	case p.component == 'Z' || p.component == 'z':
		return p.readZone(text)
	case p.component == 'P' && strings.EqualFold(text, "pm"):
		return 1
	case p.component == 'P' && strings.EqualFold(text, "am"):
		return 0
	case p.names != "" && p.component != 'P':
		for i := 1; i <= 12 && (p.component != 'F' || i <= 7); i++ {
			if strings.EqualFold(p.name(i), text) {
				return float64(i)
			}
		}
		return math.NaN()
	case p.integer == nil:
		return math.NaN()
	case p.integer.kind == "I":
		return parseRoman(strings.ToUpper(text))
	case p.component == 'f':
		return math.Floor(p.integer.parse(text))
	}
	return p.integer.parse(text)
}

func (p *datePart) readZone(text string) float64 {
	digits := text[1:]
	hours, minutes := digits, ""
	if len(p.integer.separators) > 0 {
		hours, minutes, _ = strings.Cut(digits, string(p.integer.separators[0].char))
	} else if p.integer.mandatory > 2 {
		hours, minutes = digits[:len(digits)-2], digits[len(digits)-2:]
	}
	h, _ := strconv.Atoi(hours)
	m, _ := strconv.Atoi(minutes)
	offset := float64(h)*60 + float64(m)
	if text[0] == '-' {
		return -offset
	}
	return offset
}

// assemble makes the time of the components.
func assemble(values map[byte]float64, now time.Time) (float64, bool, error) {
	has := func(components string) bool {
		for i := range len(components) {
			if _, ok := values[components[i]]; ok {
				return true
			}
		}
		return false
	}
	if has("XxwW") && !has("YMDd") {
		return 0, false, &Error{Code: "D3136"}
	}
	order := "YMD"
	if has("d") && !has("MD") {
		order = "Yd"
	}
	half := has("Ph") && !has("H")
	if half {
		order += "hmsf"
		if _, ok := values['h']; !ok {
			values['h'] = 0
		}
	} else {
		order += "Hmsf"
	}
	first, last := len(order), -1
	for i := range len(order) {
		if _, ok := values[order[i]]; ok {
			first, last = min(first, i), i
		}
	}
	full := map[byte]float64{'M': 1, 'D': 1}
	for i := range len(order) {
		c := order[i]
		value, ok := values[c]
		switch {
		case ok:
			full[c] = value
		case i < first:
			full[c] = float64(componentValue(c, now))
		case i < last:
			return 0, false, &Error{Code: "D3136"}
		case c == 'd':
			full[c] = 1
		}
	}
	if half {
		full['H'] = math.Mod(full['h'], 12) + 12*values['P']
	}
	if d, ok := full['d']; ok {
		full['D'] = d
	}
	for _, value := range full {
		if math.Abs(value) > 1e8 {
			return 0, false, nil
		}
	}
	midnight := time.Date(int(full['Y']), time.Month(int(full['M'])), int(full['D']), 0, 0, 0, 0, time.UTC)
	minutes := full['H']*60 + full['m'] - values['Z'] - values['z']
	return float64(midnight.UnixMilli()) + minutes*60000 + full['s']*1000 + full['f'], true, nil
}
