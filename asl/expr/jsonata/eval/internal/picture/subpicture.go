package picture

import "strings"

// subPicture is one of the at most two parts of a number's picture.
type subPicture struct {
	prefix, suffix                       string
	shift                                int // 2 for percent, 3 for per mille
	minInteger, minFraction, maxFraction int
	scale                                int // digits before the point of a number with an exponent
	minExponent                          int // 0: no exponent
	integerGroups, fractionGroups        []int
	regular                              int // distance of the separators when they repeat, 0 otherwise
}

// parseSubPicture returns the sub-picture, or the code of what is wrong with it.
func parseSubPicture(text string, d decimalFormat) (*subPicture, string) {
	if code := symbolFault(text, d); code != "" {
		return nil, code
	}
	s := &subPicture{}
	switch {
	case strings.Contains(text, d["percent"]):
		s.shift = 2
	case strings.Contains(text, d["per-mille"]):
		s.shift = 3
	}
	first, last := -1, -1
	for i, r := range text {
		if d.family(r) >= 0 || strings.Contains(d["decimal-separator"]+d["grouping-separator"]+d["digit"], string(r)) {
			if first < 0 {
				first = i
			}
			last = i + len(string(r))
		}
	}
	if first < 0 {
		return nil, "D3085"
	}
	s.prefix, s.suffix = text[:first], text[last:]
	mantissa, exponent, hasExponent := strings.Cut(text[first:last], d["exponent-separator"])
	whole, fraction, hasPoint := strings.Cut(mantissa, d["decimal-separator"])
	if code := partsFault(mantissa, whole, fraction, hasPoint, d); code != "" {
		return nil, code
	}
	if hasExponent {
		for _, r := range exponent {
			if d.family(r) < 0 {
				return nil, "D3093"
			}
			s.minExponent++
		}
		if s.shift > 0 {
			return nil, "D3092"
		}
	}
	s.measure(whole, fraction, d)
	return s, ""
}

// symbolFault judges the symbols that may stand only once.
func symbolFault(text string, d decimalFormat) string {
	percents, milles := strings.Count(text, d["percent"]), strings.Count(text, d["per-mille"])
	switch {
	case strings.Count(text, d["decimal-separator"]) > 1:
		return "D3081"
	case percents > 1:
		return "D3082"
	case milles > 1:
		return "D3083"
	case percents > 0 && milles > 0:
		return "D3084"
	}
	return ""
}

// partsFault judges the parts before and after the point.
func partsFault(mantissa, whole, fraction string, hasPoint bool, d decimalFormat) string {
	group, digit := d["grouping-separator"], d["digit"]
	seen, any := false, false
	wrongWhole, wrongFraction := false, false
	for _, r := range whole {
		mandatory := d.family(r) >= 0
		wrongWhole = wrongWhole || seen && string(r) == digit
		seen = seen || mandatory
		any = any || mandatory || string(r) == digit
	}
	optional := false
	for _, r := range fraction {
		mandatory := d.family(r) >= 0
		wrongFraction = wrongFraction || optional && mandatory
		optional = optional || string(r) == digit
		any = any || mandatory || string(r) == digit
	}
	if !any {
		return "D3085"
	}
	for _, r := range mantissa {
		if d.family(r) < 0 && !strings.Contains(group+digit+d["decimal-separator"], string(r)) {
			return "D3086"
		}
	}
	switch {
	case hasPoint && (strings.HasSuffix(whole, group) || strings.HasPrefix(fraction, group)):
		return "D3087"
	case !hasPoint && strings.HasSuffix(whole, group):
		return "D3088"
	case strings.Contains(mantissa, group+group):
		return "D3089"
	case wrongWhole:
		return "D3090"
	case wrongFraction:
		return "D3091"
	}
	return ""
}

// measure counts the digits and finds the separators.
func (s *subPicture) measure(whole, fraction string, d decimalFormat) {
	optional, count := 0, 0
	runes := []rune(whole)
	for i := len(runes) - 1; i >= 0; i-- {
		switch {
		case d.family(runes[i]) >= 0:
			s.minInteger++
			count++
		case string(runes[i]) == d["digit"]:
			optional++
			count++
		default:
			s.integerGroups = append(s.integerGroups, count)
		}
	}
	for _, r := range fraction {
		switch {
		case d.family(r) >= 0:
			s.minFraction++
			s.maxFraction++
		case string(r) == d["digit"]:
			s.maxFraction++
		default:
			s.fractionGroups = append(s.fractionGroups, s.maxFraction)
		}
	}
	s.regular = regularDistance(s.integerGroups)
	s.scale = s.minInteger
	if s.minInteger == 0 && s.maxFraction == 0 {
		if s.minExponent > 0 {
			s.minFraction, s.maxFraction = 1, 1
		} else {
			s.minInteger = 1
		}
	}
	if s.minExponent > 0 && s.minInteger == 0 && optional > 0 {
		s.minInteger = 1
	}
	if s.minInteger == 0 && s.minFraction == 0 {
		s.minFraction = 1
	}
}

// regularDistance returns the distance of separators that stand at all its multiples, 0 when they do not.
func regularDistance(positions []int) int {
	for i, p := range positions {
		if p == 0 || p != positions[0]*(i+1) {
			return 0
		}
	}
	if len(positions) == 0 {
		return 0
	}
	return positions[0]
}

func (s *subPicture) groupInteger(digits, separator string) string {
	at := map[int]bool{}
	for _, p := range s.integerGroups {
		at[p] = true
	}
	var b strings.Builder
	runes := []rune(digits)
	for i, r := range runes {
		left := len(runes) - i
		if i > 0 && (at[left] || s.regular > 0 && left%s.regular == 0) {
			b.WriteString(separator)
		}
		b.WriteRune(r)
	}
	return b.String()
}

func (s *subPicture) groupFraction(digits, separator string) string {
	at := map[int]bool{}
	for _, p := range s.fractionGroups {
		at[p] = true
	}
	var b strings.Builder
	for i, r := range []rune(digits) {
		if i > 0 && at[i] {
			b.WriteString(separator)
		}
		b.WriteRune(r)
	}
	return b.String()
}
