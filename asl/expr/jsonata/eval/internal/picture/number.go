package picture

import (
	"math"
	"strconv"
	"strings"
)

// decimalFormat is what the characters of a picture mean.
type decimalFormat map[string]string

var defaultFormat = decimalFormat{
	"decimal-separator": ".", "grouping-separator": ",", "exponent-separator": "e", "infinity": "Infinity", "minus-sign": "-",
	"NaN": "NaN", "percent": "%", "per-mille": "\u2030", "zero-digit": "0", "digit": "#", "pattern-separator": ";",
}

// family returns the value of a digit of the format, -1 for other characters.
func (d decimalFormat) family(r rune) int {
	if v := r - []rune(d["zero-digit"] + "0")[0]; v >= 0 && v < 10 {
		return int(v)
	}
	return -1
}

// digits writes ASCII digits in the format.
func (d decimalFormat) digits(text string) string {
	zero := []rune(d["zero-digit"] + "0")[0]
	return strings.Map(func(r rune) rune { return zero + r - '0' }, text)
}

// FormatNumber is $formatNumber. options replaces characters and names of the decimal format, by the keys
// decimal-separator, grouping-separator, exponent-separator, infinity, minus-sign, NaN, percent, per-mille, zero-digit,
// digit and pattern-separator. It fails with D3080 to D3093 when the picture is wrong.
func FormatNumber(f float64, picture string, options map[string]string) (string, error) {
	format := decimalFormat{}
	for key, value := range defaultFormat {
		format[key] = value
		if own := options[key]; own != "" {
			format[key] = strings.ToValidUTF8(own, "\ufffd")
		}
	}
	parts := strings.Split(strings.ToValidUTF8(picture, "\ufffd"), format["pattern-separator"])
	if len(parts) > 2 {
		return "", &Error{Code: "D3080"}
	}
	var subs []*subPicture
	for _, part := range parts {
		sub, code := parseSubPicture(part, format)
		if code != "" {
			return "", &Error{Code: code}
		}
		subs = append(subs, sub)
	}
	sub := subs[0]
	if f < 0 {
		if len(subs) == 2 {
			sub = subs[1]
		} else {
			sub.prefix = format["minus-sign"] + sub.prefix
		}
	}
	switch {
	case math.IsNaN(f):
		return format["NaN"], nil
	case math.IsInf(f, 0):
		return sub.prefix + format["infinity"] + sub.suffix, nil
	}
	return sub.prefix + sub.format(math.Abs(f), format) + sub.suffix, nil
}

// format writes a number that is not negative.
func (s *subPicture) format(f float64, format decimalFormat) string {
	digits, point := decimalDigits(f)
	point += s.shift
	exponent := 0
	if s.minExponent > 0 && f != 0 {
		exponent = point - s.scale
		point = s.scale
	}
	whole, fraction := roundDigits(digits, point, s.maxFraction)
	whole = strings.TrimLeft(whole, "0")
	if missing := s.minInteger - len(whole); missing > 0 {
		whole = strings.Repeat("0", missing) + whole
	}
	for len(fraction) > s.minFraction && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	if missing := s.minFraction - len(fraction); missing > 0 {
		fraction += strings.Repeat("0", missing)
	}
	text := s.groupInteger(format.digits(whole), format["grouping-separator"])
	if fraction != "" {
		text += format["decimal-separator"] + s.groupFraction(format.digits(fraction), format["grouping-separator"])
	}
	if s.minExponent > 0 {
		text += format["exponent-separator"]
		if exponent < 0 {
			text, exponent = text+format["minus-sign"], -exponent
		}
		power := strconv.Itoa(exponent)
		text += format.digits(strings.Repeat("0", max(s.minExponent-len(power), 0)) + power)
	}
	return text
}

// decimalDigits returns the shortest digits of f and where the point stands: 0.ddd times ten to the power of point.
func decimalDigits(f float64) (digits string, point int) {
	if f == 0 {
		return "0", 1
	}
	mantissa, power, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	exponent, _ := strconv.Atoi(power)
	return strings.Replace(mantissa, ".", "", 1), exponent + 1
}

// roundDigits cuts the digits into what is before and after the point, rounded half to even at the given places.
func roundDigits(digits string, point, places int) (whole, fraction string) {
	if point < -places-1 {
		digits, point = "0", 1
	}
	if point < 1 {
		digits, point = strings.Repeat("0", 1-point)+digits, 1
	}
	if missing := point + places - len(digits); missing > 0 {
		digits += strings.Repeat("0", missing)
	}
	kept, rest := []byte("0"+digits[:point+places]), digits[point+places:]
	last := kept[len(kept)-1]
	half := strings.TrimRight(rest, "0")
	if half > "5" || half == "5" && (last-'0')%2 == 1 {
		i := len(kept) - 1
		for ; kept[i] == '9'; i-- {
			kept[i] = '0'
		}
		kept[i]++
	}
	return string(kept[:point+1]), string(kept[point+1:])
}
