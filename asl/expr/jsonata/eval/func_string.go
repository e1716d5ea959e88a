package eval

import (
	"math"
	"strings"
	"unicode/utf8"
)

// ofText makes a function of a text and further arguments. It takes steps for reading the text.
func ofText(code func(e *evaluation, s string, args []any) (any, error)) builtin {
	return func(e *evaluation, args []any) (any, error) {
		s, ok := args[0].(string)
		if !ok {
			return undefined, nil
		}
		if err := e.spend(len(s) / bytesPerStep); err != nil {
			return nil, err
		}
		return code(e, s, args)
	}
}

// bytesPerStep is how much of a text a step is good for.
const bytesPerStep = 64

// pointSize returns the number of bytes of the character that s starts with. A lone surrogate, which package value keeps
// in three bytes, is a character.
func pointSize(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && size == 1 && len(s) >= 3 && s[0] == 0xed && s[1] >= 0xa0 && s[1] <= 0xbf && s[2]&0xc0 == 0x80 {
		return 3
	}
	return size
}

// pointCount returns the number of characters of s.
func pointCount(s string) int {
	n := 0
	for len(s) > 0 {
		s = s[pointSize(s):]
		n++
	}
	return n
}

// pointOffset returns the byte at which the n-th character of s starts; the end of s when there are not as many.
func pointOffset(s string, n float64) int {
	at := 0
	for ; n >= 1 && at < len(s); n-- {
		at += pointSize(s[at:])
	}
	return at
}

func fnLength(_ *evaluation, s string, _ []any) (any, error) {
	return float64(pointCount(s)), nil
}

func fnSubstring(_ *evaluation, s string, args []any) (any, error) {
	size := float64(pointCount(s))
	start := numberOr(args[1], 0)
	if size+start < 0 {
		start = 0
	}
	end := size
	if args[2] != undefined {
		many := numberOr(args[2], 0)
		if !(many > 0) {
			return "", nil
		}
		end = start + many
		if start < 0 {
			end += size
		}
	}
	start, end = math.Trunc(start), math.Trunc(end)
	if start < 0 {
		start += size
	}
	if start >= end {
		return "", nil
	}
	return s[pointOffset(s, start):pointOffset(s, end)], nil
}

func fnSubstringBefore(_ *evaluation, s string, args []any) (any, error) {
	if chars, ok := args[1].(string); ok {
		s, _, _ = strings.Cut(s, chars)
	}
	return s, nil
}

func fnSubstringAfter(_ *evaluation, s string, args []any) (any, error) {
	if chars, ok := args[1].(string); ok {
		if _, after, found := strings.Cut(s, chars); found {
			return after, nil
		}
	}
	return s, nil
}

// fnTrim takes blanks from both ends and makes one blank of those in between.
func fnTrim(e *evaluation, s string, _ []any) (any, error) {
	if err := e.alloc(len(s)); err != nil {
		return nil, err
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' })
	return strings.Join(words, " "), nil
}

// fnPad fills a text up to a width; a negative one fills on the left.
func fnPad(e *evaluation, s string, args []any) (any, error) {
	fill := textOr(args[2], " ")
	if fill == "" {
		fill = " "
	}
	width := numberOr(args[1], 0)
	missing := math.Trunc(math.Abs(width) - float64(pointCount(s)))
	if !(missing > 0) {
		return s, nil
	}
	per := float64(pointCount(fill))
	if err := e.room(missing / per * float64(len(fill))); err != nil {
		return nil, err
	}
	padding := strings.Repeat(fill, int(math.Ceil(missing/per)))
	padding = padding[:pointOffset(padding, missing)]
	if width > 0 {
		return s + padding, nil
	}
	return padding + s, nil
}

func fnJoin(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	if !ok {
		return undefined, nil
	}
	separator := textOr(args[1], "")
	size := 0
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = textOr(item, "")
		size += len(parts[i]) + len(separator)
	}
	if err := e.items(len(items)); err != nil {
		return nil, err
	}
	if err := e.alloc(size); err != nil {
		return nil, err
	}
	return joined(strings.Join(parts, separator)), nil
}
