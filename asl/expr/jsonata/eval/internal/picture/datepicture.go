package picture

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
	"unicode"
)

// datePart is a literal text or a marker in brackets of a date's picture.
type datePart struct {
	literal   string
	component byte // 0 for a literal
	names     string
	integer   *integerPicture
	zulu      bool // the modifier t
	max       int  // 0: no limit
}

var presentations = map[byte]string{
	'Y': "1", 'M': "1", 'D': "1", 'd': "1", 'F': "n", 'W': "1", 'w': "1", 'X': "1", 'x': "1", 'H': "1", 'h': "1",
	'P': "n", 'm': "01", 's': "01", 'f': "1", 'Z': "01:01", 'z': "01:01", 'C': "n", 'E': "n",
}

// parseDatePicture reads a picture to its end before it refuses markers that are written well but mean nothing.
func parseDatePicture(picture string) ([]datePart, error) {
	var parts []datePart
	var unusable *Error
	var literal strings.Builder
	flush := func() {
		if literal.Len() > 0 {
			parts = append(parts, datePart{literal: literal.String()})
			literal.Reset()
		}
	}
	for i := 0; i < len(picture); i++ {
		c := picture[i]
		switch {
		case (c == '[' || c == ']') && strings.HasPrefix(picture[i+1:], string(c)):
			literal.WriteByte(c)
			i++
		case c == '[':
			flush()
			length := strings.IndexByte(picture[i:], ']')
			if length < 0 {
				return nil, &Error{Code: "D3135"}
			}
			part, err := parseMarker(picture[i+1 : i+length])
			var fault *Error
			switch {
			case errors.As(err, &fault) && (fault.Code == "D3133" || fault.Code == "D3134"):
				unusable = cmp.Or(unusable, fault)
			case err != nil:
				return nil, err
			}
			parts = append(parts, part)
			i += length
		default:
			literal.WriteByte(c)
		}
	}
	flush()
	if unusable != nil {
		return nil, unusable
	}
	return parts, nil
}

// parseMarker reads what stands in the brackets: component, presentation, modifier and widths.
func parseMarker(text string) (datePart, error) {
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	if text == "" || presentations[text[0]] == "" {
		name := string([]rune(text + " ")[:1])
		return datePart{}, &Error{Code: "D3132", Value: strings.TrimSpace(name)}
	}
	p := datePart{component: text[0]}
	least := 0
	presentation := text[1:]
	if i := strings.LastIndexByte(text, ','); i >= 0 {
		presentation = text[1:i]
		low, high, _ := strings.Cut(text[i+1:], "-")
		least, p.max = width(low), width(high)
	}
	ordinal := false
	if n := len(presentation) - 1; n > 0 && strings.IndexByte("atco", presentation[n]) >= 0 {
		ordinal, p.zulu = presentation[n] == 'o', presentation[n] == 't'
		presentation = presentation[:n]
	}
	if presentation == "" {
		presentation = presentations[p.component]
	}
	return p, p.present(presentation, ordinal, least)
}

// width reads a width, 0 when there is none.
func width(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0
	}
	return min(n, 1000)
}

// present sets how the component is written.
func (p *datePart) present(presentation string, ordinal bool, least int) error {
	zone := p.component == 'Z' || p.component == 'z'
	if strings.IndexByte("PCE", p.component) >= 0 || presentation[0] == 'n' || presentation[0] == 'N' {
		if zone {
			return &Error{Code: "D3134"}
		}
		if strings.IndexByte("PCEMFx", p.component) < 0 {
			return &Error{Code: "D3133", Value: string(p.component)}
		}
		p.names = presentation
		return nil
	}
	if ordinal {
		presentation += ";o"
	}
	var err error
	if p.integer, err = parseIntegerPicture(presentation); err != nil {
		if zone {
			return &Error{Code: "D3134"}
		}
		return err
	}
	if zone && p.integer.mandatory > 4 || zone && p.integer.kind != "" {
		return &Error{Code: "D3134"}
	}
	if p.integer.kind == "" {
		p.integer.mandatory = max(p.integer.mandatory, least)
		if p.component == 'Y' && p.max > 0 {
			p.integer.mandatory = min(p.integer.mandatory, p.max)
		}
	}
	return nil
}
