package builder_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"time"
)

// sampler is a type that makes its own random values.
type sampler interface {
	sample(r *rand.Rand) any
}

// texts are hard for whoever quotes, cuts or joins them.
var texts = []string{
	"", "a", "abc", "a,b,,c", "x-y", "Hello World", "  two  blanks ", "tab\tand\nline", `quote " and ' and \ and / and ` + "`",
	"{% $states %}", "{%", "%}", "{{}}", "ü", "日本語 text", "😀 smile 😀", "null", "true", "0", "-1.5", `{"a":1}`, "${x}", "$1", "$$", "<a & b>",
	"and", "__proto", "\u2028", "and so on until the text is rather long, much longer than the others are",
}

var letters = []rune("abcXYZ019 ,-_äß漢😀\"'\\{}%$`\n")

func randomText(r *rand.Rand) string {
	if r.IntN(3) > 0 {
		return texts[r.IntN(len(texts))]
	}
	var b strings.Builder
	for range r.IntN(12) {
		b.WriteRune(letters[r.IntN(len(letters))])
	}
	return b.String()
}

// randomInt prefers small numbers, which repeat and hit bounds.
func randomInt(r *rand.Rand, bits int) int64 {
	switch {
	case r.IntN(5) == 0:
		return 0
	case r.IntN(2) == 0 || bits < 32:
		return r.Int64N(21) - 10
	default:
		return r.Int64N(2_000_001) - 1_000_000
	}
}

func randomFloat(r *rand.Rand) float64 {
	switch r.IntN(4) {
	case 0:
		return float64(r.IntN(11) - 5)
	case 1:
		return float64(r.IntN(21)-10) / 2 // halves, for rounding
	default:
		return math.Round((r.Float64()*2000-1000)*1000) / 1000
	}
}

func randomTime(r *rand.Rand) time.Time {
	if r.IntN(10) == 0 {
		return time.Time{}
	}
	zone := time.UTC
	if r.IntN(3) == 0 {
		zone = time.FixedZone("", (r.IntN(25)-12)*1800)
	}
	nanos := []int64{0, 250_000_000, 123_456_789}[r.IntN(3)]
	return time.Unix(r.Int64N(4_000_000_000), nanos).In(zone)
}

// randomAny makes a value of the kinds that encoding/json reads into an any.
func randomAny(r *rand.Rand, depth int) any {
	kinds := 7
	if depth > 2 {
		kinds = 4
	}
	switch r.IntN(kinds) {
	case 0:
		return nil
	case 1:
		return r.IntN(2) == 0
	case 2:
		return float64(randomInt(r, 64))
	case 3:
		return randomText(r)
	case 4:
		return map[string]any{"a": randomAny(r, depth+1), "b c": randomAny(r, depth+1)}
	default:
		list := make([]any, r.IntN(3))
		for i := range list {
			list[i] = randomAny(r, depth+1)
		}
		return list
	}
}

// length of a list: none and one are the hard ones.
func length(r *rand.Rand) int { return []int{0, 1, 1, 2, 5}[r.IntN(5)] }

// randomOf makes a random value of a type.
func randomOf[T any](r *rand.Rand) T {
	v := reflect.New(reflect.TypeFor[T]()).Elem()
	fillRandom(r, v, 0)
	return v.Interface().(T)
}

func fillRandom(r *rand.Rand, v reflect.Value, depth int) {
	switch x := v.Interface().(type) {
	case sampler:
		v.Set(reflect.ValueOf(x.sample(r)).Convert(v.Type()))
		return
	case time.Time:
		v.Set(reflect.ValueOf(randomTime(r)))
		return
	case json.RawMessage:
		text, _ := json.Marshal(randomAny(r, 0))
		v.SetBytes(text)
		return
	case json.Number:
		text, _ := json.Marshal(randomInt(r, 64))
		v.SetString(string(text))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fillRandom(r, v.Field(i), depth)
			}
		}
	case reflect.Pointer:
		if v.Type().Elem().Kind() != reflect.Struct && r.IntN(2) == 0 || v.Type().Elem().Kind() == reflect.Struct && r.IntN(3+depth) < 2 {
			v.Set(reflect.New(v.Type().Elem()))
			fillRandom(r, v.Elem(), depth+1)
		}
	case reflect.Slice:
		fillSlice(r, v, depth)
	case reflect.Array:
		for i := range v.Len() {
			fillRandom(r, v.Index(i), depth+1)
		}
	case reflect.Map:
		fillMap(r, v, depth)
	case reflect.Interface:
		if v.NumMethod() > 0 {
			fillUnion(r, v, depth)
		} else if x := randomAny(r, 0); x != nil {
			v.Set(reflect.ValueOf(x))
		}
	default:
		fillScalar(r, v)
	}
}

func fillSlice(r *rand.Rand, v reflect.Value, depth int) {
	if r.IntN(5) == 0 {
		return // nil
	}
	n := length(r)
	if depth > 3 {
		n = min(n, 1)
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := range n {
		fillRandom(r, v.Index(i), depth+1)
	}
}

func fillMap(r *rand.Rand, v reflect.Value, depth int) {
	if r.IntN(5) == 0 {
		return // nil
	}
	v.Set(reflect.MakeMap(v.Type()))
	for range length(r) {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fillRandom(r, key, depth+1)
		fillRandom(r, value, depth+1)
		v.SetMapIndex(key, value)
	}
}

func fillScalar(r *rand.Rand, v reflect.Value) {
	switch {
	case v.Kind() == reflect.String:
		if e := v.MethodByName("Values"); e.IsValid() {
			all := e.Call(nil)[0]
			v.Set(all.Index(r.IntN(all.Len())))
			return
		}
		v.SetString(randomText(r))
	case v.Kind() == reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case v.CanInt():
		v.SetInt(randomInt(r, v.Type().Bits()))
	case v.CanUint():
		v.SetUint(uint64(r.IntN(200)))
	case v.CanFloat():
		v.SetFloat(randomFloat(r))
	default:
		panic("no random value of type " + v.Type().String())
	}
}
