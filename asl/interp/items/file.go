package items

// file is a file of results in the making.
type file struct {
	open, between, close string
	extension            string
	limit                int64
	body                 []byte
	count                int // values
}

func (w *Writer) newFile() *file {
	f := &file{open: "[", between: ",", close: "]", extension: ".json", limit: MaxFileBytes}
	if w.OutputType == "JSONL" {
		f.open, f.between, f.close, f.extension = "", "\n", "\n", ".jsonl"
	}
	if w.MaxFileBytes > 0 {
		f.limit = w.MaxFileBytes
	}
	return f
}

// full tells that a value of that size is too much for the file.
func (f *file) full(size int) bool {
	return f.count > 0 && int64(len(f.body)+len(f.between)+size+len(f.close)) > f.limit
}

func (f *file) add(text []byte) {
	lead := f.between
	if f.count == 0 {
		lead = f.open
	}
	f.body = append(append(f.body, lead...), text...)
	f.count++
}

func (f *file) end() []byte {
	switch {
	case f.count > 0:
		return append(f.body, f.close...)
	case f.open == "": // no line at all
		return []byte{}
	default:
		return []byte(f.open + f.close)
	}
}
