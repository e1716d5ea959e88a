package schema_test

import (
	"encoding/json"
	"math/big"
	"math/rand"
	"net/netip"
	"reflect"
	"time"
)

// words are the strings of random values: empty, plain, and all that JSON has to escape.
var words = []string{"", "a", "CT", "7", "two words", "line\nbreak", `"quoted"`, `back\slash`, "<&>", "Ünï\u2028cödé", "\x00", "null", "%\"{"}

// special makes random values of types that cannot be filled field by field.
var special = map[reflect.Type]func(r *rand.Rand) any{
	reflect.TypeFor[time.Time]():   func(r *rand.Rand) any { return time.Unix(r.Int63n(4e9), r.Int63n(1e9)).UTC() },
	reflect.TypeFor[json.Number](): func(r *rand.Rand) any { return []json.Number{"", "0", "-1.5e3", "12345678901234567890"}[r.Intn(4)] },
	reflect.TypeFor[json.RawMessage](): func(r *rand.Rand) any {
		return []json.RawMessage{nil, json.RawMessage(`{"a":[1]}`), json.RawMessage("true")}[r.Intn(3)]
	},
	reflect.TypeFor[big.Int]():    func(r *rand.Rand) any { return *new(big.Int).Exp(big.NewInt(r.Int63()), big.NewInt(3), nil) },
	reflect.TypeFor[big.Float]():  func(r *rand.Rand) any { return *big.NewFloat(r.NormFloat64()) },
	reflect.TypeFor[netip.Addr](): func(r *rand.Rand) any { return netip.AddrFrom4([4]byte{10, 0, byte(r.Intn(9)), 1}) },
	reflect.TypeFor[mrn]():        func(r *rand.Rand) any { return mrn{r.Intn(100)} },
	reflect.TypeFor[score]():      func(r *rand.Rand) any { return score{r.Float64()} },
	reflect.TypeFor[grade]():      func(r *rand.Rand) any { return grade{r.Intn(6)} },
	reflect.TypeFor[secret]():     func(r *rand.Rand) any { return secret{"x"} },
	reflect.TypeFor[code]():       func(r *rand.Rand) any { return []code{"", "ABC"}[r.Intn(2)] },
	reflect.TypeFor[texter]():     func(r *rand.Rand) any { return mrn{r.Intn(100)} },
	reflect.TypeFor[timed]():      func(r *rand.Rand) any { return timed{Time: time.Unix(r.Int63n(4e9), 0).UTC()} },
}

// random returns a random value of type t, addressable. Depth limits recursive types.
func random(r *rand.Rand, t reflect.Type, depth int) reflect.Value {
	v := reflect.New(t).Elem()
	if m := reflect.New(t).MethodByName("Values"); m.IsValid() && m.Type().Out(0) == reflect.SliceOf(t) {
		values := m.Call(nil)[0]
		v.Set(values.Index(r.Intn(values.Len())))
		return v
	}
	if t.Kind() == reflect.Interface && r.Intn(3) == 0 {
		return v
	}
	if f, ok := special[t]; ok {
		v.Set(reflect.ValueOf(f(r)))
		return v
	}
	fill(r, v, depth)
	return v
}

func fill(r *rand.Rand, v reflect.Value, depth int) {
	t := v.Type()
	full := depth > 0 && r.Intn(4) > 0
	switch t.Kind() {
	case reflect.Bool:
		v.SetBool(r.Intn(2) == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(r.Int63() >> r.Intn(64) * int64(r.Intn(3)-1) >> (64 - t.Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(r.Uint64() >> r.Intn(64) >> (64 - t.Bits()))
	case reflect.Float32, reflect.Float64:
		v.SetFloat([]float64{0, r.NormFloat64(), 1e30 * r.Float64(), float64(r.Intn(100))}[r.Intn(4)])
	case reflect.String:
		v.SetString(words[r.Intn(len(words))])
	case reflect.Pointer:
		if full {
			p := reflect.New(t.Elem())
			p.Elem().Set(random(r, t.Elem(), depth-1))
			v.Set(p.Convert(t))
		}
	case reflect.Slice:
		if full {
			v.Set(reflect.MakeSlice(t, 0, 3))
			for range r.Intn(3) {
				v.Set(reflect.Append(v, random(r, t.Elem(), depth-1)))
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).Set(random(r, t.Elem(), depth-1))
		}
	case reflect.Map:
		if full {
			v.Set(reflect.MakeMap(t))
			for range r.Intn(3) {
				v.SetMapIndex(random(r, t.Key(), depth-1), random(r, t.Elem(), depth-1))
			}
		}
	case reflect.Struct:
		fillStruct(r, v, depth)
	case reflect.Interface:
		if x := reflect.ValueOf([]any{"x", 1.5, true, map[string]any{"k": []any{nil}}}[r.Intn(4)]); x.Type().Implements(t) {
			v.Set(x)
		}
	default:
		panic("no random values of type " + t.String())
	}
}

func fillStruct(r *rand.Rand, v reflect.Value, depth int) {
	for i := range v.NumField() {
		switch f := v.Field(i); {
		case f.CanSet():
			f.Set(random(r, f.Type(), depth))
		case v.Type().Field(i).Anonymous && f.Kind() == reflect.Struct:
			fillStruct(r, f, depth) // its exported fields can be set
		}
	}
}
