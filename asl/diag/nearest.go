package diag

import "strings"

// Nearest returns the candidate that a misspelt word most likely means, for a "did you mean"; "" when none is near. Letters of
// the other case count as a third of a mistake; of equally near candidates the first one wins. When none is near, the
// one that goes on longest in the same way will do. The word itself is never the answer.
func Nearest(word string, candidates []string) string {
	best, bestCost := "", 0
	for _, c := range candidates {
		cost := distance(strings.ToLower(word), strings.ToLower(c)) * 3
		if word != c {
			cost++
		}
		limit := max(1, min(len(c), len(word))/4) * 3
		if min(len(c), len(word)) < 3 {
			limit = 0 // any two names of one or two letters are near
		}
		if cost <= limit+1 && (best == "" || cost < bestCost) && word != c {
			best, bestCost = c, cost
		}
	}
	if best != "" {
		return best
	}
	longest := 0
	for _, c := range candidates {
		if n := commonPrefix(word, c); word != c && n >= 5 && 3*n >= 2*min(len(c), len(word)) && n > longest {
			best, longest = c, n
		}
	}
	return best
}

// commonPrefix returns the number of bytes with which both words begin, in either case.
func commonPrefix(a, b string) int {
	a, b = strings.ToLower(a), strings.ToLower(b)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// distance returns the number of letters to insert, remove, change or swap with their neighbour to turn a into b.
func distance(a, b string) int {
	const longest = 64 // no field is longer; a longer word is near none
	if len(a) > longest || len(b) > longest {
		return longest
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
