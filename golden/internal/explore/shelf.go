package explore

import "github.com/aslgen/aslgen/asl/interp/items"

// shelf is the S3 of a run. What the run itself wrote is sometimes broken or gone when a Map reads it.
type shelf struct {
	items.Memory
	run *run
}

// Get implements [items.Store].
func (s *shelf) Get(in, k string) ([]byte, error) {
	if in != bucket && s.run.often("store/broken", 2) == 1 {
		return []byte("{"), nil
	}
	return s.Memory.Get(in, k)
}

// List implements [items.Store].
func (s *shelf) List(in, prefix string) ([]items.ObjectInfo, error) {
	if in != bucket && s.run.often("store/gone", 2) == 1 {
		return nil, nil
	}
	return s.Memory.List(in, prefix)
}
