package picture

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
)

// FormatBase is $formatBase: f, rounded half to even, in the number system of radix, rounded likewise. It fails with
// D3100 when the radix is not 2 to 36.
func FormatBase(f, radix float64) (string, error) {
	base := math.RoundToEven(radix)
	if !(base >= 2 && base <= 36) {
		return "", &Error{Code: "D3100", Value: radix}
	}
	whole := math.RoundToEven(f)
	if base == 10 || math.IsNaN(f) || math.IsInf(f, 0) {
		return numberText(whole), nil
	}
	n, _ := big.NewFloat(whole).Int(nil)
	return n.Text(int(base)), nil
}

// numberText writes a whole number as JavaScript does.
func numberText(f float64) string {
	switch {
	case f == 0:
		return "0"
	case math.Abs(f) < 1e21:
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return strings.Replace(strconv.FormatFloat(f, 'e', -1, 64), "Inf", "Infinity", 1)
}

// integerPicture is how an integer is written.
type integerPicture struct {
	kind       string // A, a, I, i, W, w, Ww, or "" for digits
	ordinal    bool
	mandatory  int
	zero       rune
	separators []separator // from the right
	regular    int
}

type separator struct {
	position int // digits to the right of it
	char     rune
}

func parseIntegerPicture(picture string) (*integerPicture, error) {
	p := &integerPicture{}
	if i := strings.LastIndexByte(picture, ';'); i >= 0 {
		p.ordinal = strings.HasPrefix(picture[i+1:], "o")
		picture = picture[:i]
	}
	switch picture {
	case "A", "a", "I", "i", "W", "w", "Ww":
		p.kind = picture
		return p, nil
	}
	runes := []rune(picture)
	count := 0
	for i := len(runes) - 1; i >= 0; i-- {
		zero, ok := zeroOf(runes[i])
		switch {
		case ok && p.mandatory > 0 && zero != p.zero:
			return nil, &Error{Code: "D3131"}
		case ok:
			p.zero = zero
			p.mandatory++
			count++
		case runes[i] == '#':
			count++
		default:
			p.separators = append(p.separators, separator{count, runes[i]})
		}
	}
	if p.mandatory == 0 {
		return nil, &Error{Code: "D3130", Value: picture}
	}
	var positions []int
	for _, s := range p.separators {
		positions = append(positions, s.position)
		if s.char != p.separators[0].char {
			return p, nil
		}
	}
	p.regular = regularDistance(positions)
	return p, nil
}

// zeroOf returns the zero of the digits that r belongs to. Those beyond U+FFFF are no digits for JSONata.
func zeroOf(r rune) (rune, bool) {
	for _, block := range unicode.Nd.R16 {
		if lo := rune(block.Lo); r >= lo && r <= rune(block.Hi) {
			return r - (r-lo)%10, true
		}
	}
	return 0, false
}

// FormatInteger is $formatInteger. n is rounded down. It fails with D3130 for sequences that are not known, and for
// Roman numerals above a million and words above 1e100, and with D3131 when digits of different systems are mixed.
func FormatInteger(n float64, picture string) (string, error) {
	p, err := parseIntegerPicture(picture)
	if err != nil {
		return "", err
	}
	return p.format(math.Floor(n))
}

func (p *integerPicture) format(n float64) (string, error) {
	sign, abs := "", math.Abs(n)
	if n < 0 {
		sign = "-"
	}
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return numberText(n), nil
	}
	switch p.kind {
	case "":
		return sign + p.digits(abs), nil
	case "A", "a":
		return sign + letters(abs, rune(p.kind[0])), nil
	case "I", "i":
		if abs > 1e6 {
			return "", &Error{Code: "D3130", Value: p.kind}
		}
		text := roman(int(abs))
		if p.kind == "i" {
			text = strings.ToLower(text)
		}
		return sign + text, nil
	}
	if abs > 1e100 {
		// The words of such numbers would fill pages: their digits are those of a rounded number.
		return "", &Error{Code: "D3130", Value: p.kind}
	}
	text := cardinal(abs)
	if p.ordinal {
		text = ordinal(text)
	}
	switch p.kind {
	case "W":
		text = strings.ToUpper(text)
	case "Ww":
		text = title(text)
	}
	return sign + text, nil
}

func (p *integerPicture) digits(n float64) string {
	text := numberText(n)
	text = strings.Repeat("0", max(p.mandatory-len(text), 0)) + text
	at := map[int]rune{}
	for _, s := range p.separators {
		at[s.position] = s.char
	}
	var b strings.Builder
	for i, r := range text {
		left := len(text) - i
		if char, ok := at[left]; ok && i > 0 {
			b.WriteRune(char)
		} else if i > 0 && p.regular > 0 && left%p.regular == 0 {
			b.WriteRune(p.separators[0].char)
		}
		if '0' <= r && r <= '9' {
			r += p.zero - '0'
		}
		b.WriteRune(r)
	}
	if char, ok := at[0]; ok {
		b.WriteRune(char)
	}
	if p.ordinal {
		b.WriteString(ordinalSuffix(text))
	}
	return b.String()
}

func ordinalSuffix(digits string) string {
	if len(digits) > 1 && digits[len(digits)-2] == '1' {
		return "th"
	}
	switch digits[len(digits)-1] {
	case '1':
		return "st"
	case '2':
		return "nd"
	case '3':
		return "rd"
	}
	return "th"
}

// letters counts A to Z, AA and on.
func letters(n float64, a rune) string {
	text := ""
	for n > 0 {
		n--
		text = string(a+rune(math.Mod(n, 26))) + text
		n = math.Floor(n / 26)
	}
	return text
}

var romans = []struct {
	value int
	text  string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func roman(n int) string {
	var b strings.Builder
	for _, r := range romans {
		b.WriteString(strings.Repeat(r.text, n/r.value))
		n %= r.value
	}
	return b.String()
}
