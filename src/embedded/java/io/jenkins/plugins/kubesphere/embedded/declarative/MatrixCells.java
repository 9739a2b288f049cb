package io.jenkins.plugins.kubesphere.embedded.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of a matrix: every combination of its axes that is not excluded, as stages of their own. */
public final class MatrixCells {

    private MatrixCells() {
    }

    /** The cells in the order of the axes, the last axis changing fastest. */
    public static List<Map<String, Object>> of(Map<String, Object> matrix) {
        List<Map<String, String>> combinations = List.of(new LinkedHashMap<>());
        for (Map<?, ?> axis : list(matrix.get("axes"))) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (Object value : (List<?>) axis.get("values")) {
                    Map<String, String> extended = new LinkedHashMap<>(combination);
                    extended.put(String.valueOf(axis.get("name")), String.valueOf(value));
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Map<String, String> combination : combinations) {
            if (!isExcluded(combination, matrix)) {
                Map<String, Object> cell = new LinkedHashMap<>(matrix);
                cell.remove("axes");
                cell.remove("excludes");
                cell.put("name", combination.entrySet().stream().map(entry -> entry.getKey() + " = '" + entry.getValue() + "'")
                        .collect(Collectors.joining(", ", "Matrix - ", "")));
                cell.put("axes", combination.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.toCollection(ArrayList::new)));
                cells.add(cell);
            }
        }
        return cells;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> list(Object value) {
        return value == null ? List.of() : (List<Map<?, ?>>) value;
    }

    private static boolean isExcluded(Map<String, String> combination, Map<String, Object> matrix) {
        if (matrix.get("excludes") == null) {
            return false;
        }
        for (Object exclude : (List<?>) matrix.get("excludes")) {
            boolean all = true;
            for (Map<?, ?> axis : list(exclude)) {
                String value = combination.get(String.valueOf(axis.get("name")));
                all &= axis.containsKey("values") ? contains(axis.get("values"), value) : !contains(axis.get("notValues"), value);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(Object values, String value) {
        return ((List<?>) values).stream().anyMatch(candidate -> String.valueOf(candidate).equals(value));
    }
}
