package picture

import (
	"math"
	"strconv"
	"strings"
	"time"
)

const isoPicture = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]"

// FromMillis is $fromMillis: ms is milliseconds since 1970-01-01T00:00:00Z. An empty picture is the ISO form
// 2017-11-07T15:07:54.972Z; timezone is ±hhmm, empty for UTC. It fails with D3132 to D3135 when the picture is wrong,
// with D3134 also for a timezone that is no number, and with D3110 for a time that JavaScript's dates do not reach.
func FromMillis(ms float64, picture, timezone string) (string, error) {
	if !(math.Abs(ms) <= 8.64e15) {
		return "", &Error{Code: "D3110", Value: ms}
	}
	if picture == "" {
		picture = isoPicture
	}
	parts, err := parseDatePicture(picture)
	if err != nil {
		return "", err
	}
	offset, err := zoneMinutes(timezone)
	if err != nil {
		return "", err
	}
	at := time.UnixMilli(int64(ms)).UTC().Add(time.Duration(offset) * time.Minute)
	var b strings.Builder
	for i := range parts {
		text, err := parts[i].write(at, offset)
		if err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// zoneMinutes reads ±hhmm.
func zoneMinutes(timezone string) (int, error) {
	if timezone == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(timezone)
	if err != nil || n < -9999 || n > 9999 {
		return 0, &Error{Code: "D3134", Value: timezone}
	}
	return n/100*60 + n%100, nil
}

func (p *datePart) write(at time.Time, offset int) (string, error) {
	switch p.component {
	case 0:
		return p.literal, nil
	case 'C', 'E':
		return "ISO", nil
	case 'Z', 'z':
		return p.writeZone(offset), nil
	case 'P':
		name := "am"
		if at.Hour() >= 12 {
			name = "pm"
		}
		if p.names == "N" {
			name = strings.ToUpper(name)
		}
		return name, nil
	}
	value := componentValue(p.component, at)
	if p.names != "" {
		return p.name(value), nil
	}
	if p.component == 'Y' && p.integer.kind == "" {
		digits := p.max
		if digits == 0 {
			digits = p.integer.mandatory
		}
		if p.max > 0 || digits >= 2 {
			value = int(math.Mod(float64(value), math.Pow(10, float64(digits))))
		}
	}
	return p.integer.format(float64(value))
}

// name writes a month or a day of the week.
func (p *datePart) name(value int) string {
	name := time.Month(value).String()
	if p.component == 'F' {
		name = time.Weekday(value % 7).String()
	}
	switch {
	case strings.HasPrefix(p.names, "Nn"):
	case p.names[0] == 'N':
		name = strings.ToUpper(name)
	default:
		name = strings.ToLower(name)
	}
	if p.max > 0 && p.max < len(name) {
		name = name[:p.max]
	}
	return name
}

func componentValue(component byte, at time.Time) int {
	day := (int(at.Weekday()) + 6) % 7 // from Monday on
	thursday := at.AddDate(0, 0, 3-day)
	switch component {
	case 'Y':
		return at.Year()
	case 'M':
		return int(at.Month())
	case 'D':
		return at.Day()
	case 'd':
		return at.YearDay()
	case 'F':
		return day + 1
	case 'W':
		return (thursday.YearDay()-1)/7 + 1
	case 'w':
		return (thursday.Day()-1)/7 + 1
	case 'X':
		return thursday.Year()
	case 'x':
		return int(thursday.Month())
	case 'H':
		return at.Hour()
	case 'h':
		return (at.Hour()+11)%12 + 1
	case 'm':
		return at.Minute()
	case 's':
		return at.Second()
	}
	return at.Nanosecond() / 1e6
}

func (p *datePart) writeZone(offset int) string {
	if p.zulu && offset == 0 {
		return "Z"
	}
	text := "+"
	if offset < 0 {
		text, offset = "-", -offset
	}
	hours, minutes := offset/60, offset%60
	if len(p.integer.separators) > 0 || p.integer.mandatory > 2 {
		text += p.integer.digits(float64(hours*100 + minutes))
	} else {
		text += p.integer.digits(float64(hours))
		if minutes > 0 {
			text += ":" + (&integerPicture{mandatory: 2, zero: p.integer.zero}).digits(float64(minutes))
		}
	}
	if p.component == 'z' {
		text = "GMT" + text
	}
	return text
}
