package eval

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"math"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// The functions of this file are those that Step Functions adds. How they fail is not published; they fail here as functions do
// whose arguments do not match their signature.

// fnPartition cuts an array into arrays of a size, of which the last one may be smaller.
func fnPartition(e *evaluation, args []any) (any, error) {
	items, ok := itemsOf(args[0])
	size, given := value.Float(args[1])
	if !ok || !given {
		return undefined, nil
	}
	if size < 1 || size != math.Trunc(size) {
		return nil, badArgument(2)
	}
	if err := e.items(len(items)); err != nil {
		return nil, err
	}
	n := int(min(size, math.MaxInt32))
	chunks := []any{}
	for len(items) > 0 {
		n = min(n, len(items))
		chunks = append(chunks, items[:n:n])
		items = items[n:]
	}
	return chunks, nil
}

// fnRange returns the numbers from the first to the last, which is among them when a step meets it.
func fnRange(e *evaluation, args []any) (any, error) {
	first, ok1 := value.Float(args[0])
	last, ok2 := value.Float(args[1])
	delta, ok3 := value.Float(args[2])
	if !ok1 || !ok2 || !ok3 {
		return undefined, nil
	}
	if delta == 0 {
		return nil, badArgument(3)
	}
	n := math.Floor((last-first)/delta) + 1
	if !(n > 0) {
		return undefined, nil
	}
	if err := e.room(n * itemSize); err != nil {
		return nil, err
	}
	if err := e.spend(int(n)); err != nil {
		return nil, err
	}
	result := &sequence{items: make([]any, int(n))}
	for i := range result.items {
		result.items[i] = first + float64(i)*delta
	}
	return result, nil
}

// fnHash returns the digest of a text, or of another value as JSON, in small hexadecimal digits.
func fnHash(e *evaluation, args []any) (any, error) {
	if args[0] == undefined || args[1] == undefined {
		return undefined, nil
	}
	text, ok := args[0].(string)
	if !ok {
		var err error
		if text, err = jsonText(e, args[0], false); err != nil {
			return nil, err
		}
	}
	if err := e.spend(len(text) / bytesPerStep); err != nil {
		return nil, err
	}
	data := []byte(text)
	switch args[1] {
	case "MD5":
		digest := md5.Sum(data)
		return hex.EncodeToString(digest[:]), nil
	case "SHA-1":
		digest := sha1.Sum(data)
		return hex.EncodeToString(digest[:]), nil
	case "SHA-256":
		digest := sha256.Sum256(data)
		return hex.EncodeToString(digest[:]), nil
	case "SHA-384":
		digest := sha512.Sum384(data)
		return hex.EncodeToString(digest[:]), nil
	case "SHA-512":
		digest := sha512.Sum512(data)
		return hex.EncodeToString(digest[:]), nil
	}
	return nil, badArgument(2)
}

// fnRandom returns a number from 0 to 1, without 1. One seed always gives one number.
func fnRandom(e *evaluation, args []any) (any, error) {
	if seed, ok := value.Float(args[0]); ok {
		return seededRandom(seed), nil
	}
	return e.random(), nil
}

// seededRandom is the first number of the generator that java.util.Random documents.
func seededRandom(seed float64) float64 {
	const (
		multiplier = 0x5deece66d
		mask       = 1<<48 - 1
	)
	if math.IsNaN(seed) {
		seed = 0
	}
	state := uint64(int64(max(math.MinInt64, min(seed, 1<<62)))) ^ multiplier
	next := func(bits int) uint64 {
		state = (state*multiplier + 0xb) & mask
		return state >> (48 - bits)
	}
	return float64(next(26)<<27+next(27)) / (1 << 53)
}

func fnUuid(e *evaluation, _ []any) (any, error) { return e.uuid(), nil }

// fnParse reads a JSON text.
func fnParse(e *evaluation, args []any) (any, error) {
	text, ok := args[0].(string)
	if !ok {
		return undefined, nil
	}
	if err := e.spend(len(text) / bytesPerStep); err != nil {
		return nil, err
	}
	if err := e.alloc(4 * len(text)); err != nil {
		return nil, err
	}
	v, err := value.Parse([]byte(text))
	if err != nil {
		return nil, badArgument(1)
	}
	return v, nil
}
