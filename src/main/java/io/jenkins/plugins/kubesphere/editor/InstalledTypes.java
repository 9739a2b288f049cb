package io.jenkins.plugins.kubesphere.editor;

import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Block;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Catalogue.Section;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Kind;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Parameter;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Type;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.ValueType;
import io.jenkins.plugins.kubesphere.jenkinsfile.catalogue.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.structs.describable.EnumType;
import org.jenkinsci.plugins.structs.describable.ParameterType;

/**
 * The types that a text is checked against on this controller: those that are known anyway, and all that is installed with the parameters it has
 * here. Never complete, because shared libraries and global variables bring names that nobody can list.
 */
final class InstalledTypes {
    private InstalledTypes() {
    }

    static Catalogue of(Catalogue known) {
        Map<Section, List<Type>> types = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            Map<String, Type> named = new LinkedHashMap<>(known.types(section));
            for (InstalledType installed : InstalledCatalogue.installed(section.name().toLowerCase(Locale.ROOT))) {
                Type type = type(installed, known.find(section, installed.name()));
                if (type != null) {
                    named.put(type.name(), type);
                }
            }
            types.put(section, List.copyOf(named.values()));
        }
        return new Catalogue(types, false);
    }

    /** Null when the controller cannot tell the parameters: then what is known stays. */
    private static Type type(InstalledType installed, Type known) {
        DescribableModel<?> model = installed.model();
        if (model == null) {
            return null;
        }
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (DescribableParameter parameter : model.getParameters()) {
            parameters.put(parameter.getName(), parameter(parameter, known));
        }
        if (known == null) {
            Words name = new Words(installed.name(), installed.name());
            return new Type(installed.name(), "", true, name, name, "other", installed.block() ? Block.OPTIONAL : Block.NONE, false, true, 0, "",
                List.copyOf(parameters.values()));
        }
        // Some types take more than their model says, such as the default value of a password.
        known.parameters().forEach(parameter -> parameters.putIfAbsent(parameter.name(), optional(parameter)));
        return new Type(known.name(), known.plugin(), true, known.title(), known.help(), known.category(), known.block(), known.wrapper(), known.inStage(),
            known.children(), known.kind(), new ArrayList<>(parameters.values()));
    }

    private static Parameter parameter(DescribableParameter parameter, Type known) {
        ParameterType type = parameter.getType();
        Parameter told = known == null ? null : known.parameter(parameter.getName()).orElse(null);
        List<String> choices = type instanceof EnumType constants ? List.of(constants.getValues()) : List.of();
        if (told != null) {
            return new Parameter(told.name(), told.label(), parameter.isRequired(), told.kind(), told.type(), choices.isEmpty() ? told.choices() : choices,
                told.defaultValue(), told.credentials(), told.of());
        }
        String label = ParameterControl.label(parameter.getName());
        Kind kind = Kind.valueOf(ParameterControl.of(parameter.getName(), type).toUpperCase(Locale.ROOT));
        return new Parameter(parameter.getName(), new Words(label, label), parameter.isRequired(), kind, valueType(type), choices, null, List.of(), "");
    }

    private static Parameter optional(Parameter parameter) {
        return new Parameter(parameter.name(), parameter.label(), false, parameter.kind(), parameter.type(), parameter.choices(), parameter.defaultValue(),
            parameter.credentials(), parameter.of());
    }

    private static ValueType valueType(ParameterType type) {
        if (type instanceof EnumType) {
            return ValueType.ENUM;
        }
        if (type.getActualType() == String.class) {
            return ValueType.STRING;
        } else if (type.getActualType() == int.class) {
            return ValueType.INT;
        } else if (type.getActualType() == long.class) {
            return ValueType.LONG;
        } else if (type.getActualType() == Integer.class) {
            return ValueType.INTEGER;
        }
        return type.getActualType() == boolean.class || type.getActualType() == Boolean.class ? ValueType.BOOLEAN : ValueType.UNKNOWN;
    }
}
